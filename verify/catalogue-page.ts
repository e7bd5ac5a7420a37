import { storedBound } from '#lib/metrics/bound';
import type { Metric } from '#lib/metrics/metric';
import { renderSeries } from '#lib/rules/samples';

/**
 * What a DWCP that runs for a time shows of some families, made from nothing but the catalogue: each with as many children
 * as its labels have values. Counters rise by ten a second; gauges are 0.25, which every range holds.
 *
 * @param age in seconds
 */
export function cataloguePage(metrics: readonly Metric[], age: number): string {
  const events = Math.floor(age * 10);
  return metrics
    .flatMap((metric) => [
      `# HELP ${metric.name} ${metric.help}`,
      `# TYPE ${metric.name} ${metric.kind}`,
      ...childrenOf(metric).flatMap((labels) => samplesOf(metric, labels, events)),
    ])
    .concat('')
    .join('\n');
}

type Labels = Readonly<Record<string, string>>;

/** Every value of every label is there; not every combination. */
function childrenOf({ labels }: Metric): readonly Labels[] {
  const named = Object.entries(labels).map(
    ([label, { values }]) =>
      [label, 'atMost' in values || 'impliedBy' in values ? [`${label}-1`] : values] as const,
  );
  const most = Math.max(1, ...named.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, child) =>
    Object.fromEntries(named.map(([label, values]) => [label, values[child % values.length] ?? ''])),
  );
}

function samplesOf(metric: Metric, labels: Labels, events: number): readonly string[] {
  const sample = (suffix: string, value: number, more = {}) =>
    `${renderSeries(`${metric.name}${suffix}`, { ...labels, ...more })} ${value}`;
  switch (metric.kind) {
    case 'counter':
      return [sample('', events)];
    case 'gauge':
    case 'untyped':
      return [sample('', 0.25)];
    case 'summary':
      return [sample('', 0.25, { quantile: '0.5' }), sample('_sum', events / 4), sample('_count', events)];
    case 'histogram': {
      const bounds = [...metric.buckets, Number.POSITIVE_INFINITY];
      return [
        ...bounds.map((bound, index) =>
          sample('_bucket', Math.floor((events * (index + 1)) / bounds.length), { le: storedBound(bound) }),
        ),
        sample('_sum', events / 4),
        sample('_count', events),
      ];
    }
  }
}
