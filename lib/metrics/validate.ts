import { exposedNames } from '#lib/metrics/families';
import { scrapeLabels } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';
import { unitOfName } from '#lib/metrics/naming';
import { jobProblems } from '#lib/metrics/validate-job';
import type { Problem } from '#lib/problem';
import { units } from '#lib/units/unit';

/** What is wrong with one metric, before it is known whose. */
interface Finding {
  readonly check: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * Everything that is wrong with a catalogue.
 *
 * @param externalLabels the labels of the whole server (`cluster`, ...): they never replace a metric's own, so that a
 *   metric which has one of them would belong to another cluster
 */
export function catalogueProblems(
  metrics: readonly Metric[],
  externalLabels: readonly string[],
): readonly Problem[] {
  const jobs = [...new Map(metrics.map(({ job }) => [job.name, job])).values()];
  return [
    ...duplicates(metrics),
    ...metrics.flatMap((metric) =>
      [
        ...nameFindings(metric),
        ...labelFindings(metric, externalLabels),
        ...(metric.source.kind === 'learned' ? [] : namingFindings(metric)),
        ...bucketFindings(metric),
      ].map((finding) => problemOf(metric, finding)),
    ),
    ...jobs.flatMap((job) => jobProblems(job, metrics)),
  ];
}

const problemOf = (metric: Metric, finding: Finding): Problem => ({
  ...finding,
  where: metric.declaredAt.place,
  subject: metric.name,
});

/** One family, one job; only what programs are known to have in common is kept by several, in one kind. */
function duplicates(metrics: readonly Metric[]): readonly Problem[] {
  const first = new Map<string, Metric>();
  return metrics.flatMap((metric) =>
    exposedNames(metric).flatMap((name) => {
      const known = first.get(name);
      if (known === undefined) first.set(name, metric);
      if (known === undefined || (isCommon(known, metric) && known.kind === metric.kind)) return [];
      const message = isCommon(known, metric)
        ? `${name} is a ${metric.kind} of job ${metric.job.name} and a ${known.kind} of job ${known.job.name}`
        : `${name} is declared for job ${metric.job.name} and for job ${known.job.name}`;
      const fix = 'keep one of the two: a family has one kind and belongs to one job';
      return [problemOf(metric, { check: 'catalogue/duplicate', message, fix })];
    }),
  );
}

const isCommon = (one: Metric, other: Metric): boolean =>
  one.job.name !== other.job.name && [one, other].every(({ source }) => canBeCommon(source));

/** What was seen in several programs is, and what their documentation says of several. */
const canBeCommon = (source: Metric['source']): boolean =>
  source.kind === 'learned' || (source.kind === 'documented' && source.isCommon === true);

function nameFindings({ name }: Metric): readonly Finding[] {
  if (/^[a-zA-Z_]\w*$/.test(name)) return [];
  const message = `"${name}" is not the name of a metric`;
  const fix = 'use letters, digits and _; colons are for recording rules';
  return [{ check: 'catalogue/name', message, fix }];
}

function labelFindings(metric: Metric, externalLabels: readonly string[]): readonly Finding[] {
  const check = 'catalogue/label';
  const taken = new Map<string, string>([
    ...externalLabels.map((label) => [label, 'an external label of the server'] as const),
    ...metric.job.targetLabels.map((label) => [label, `a target label of job ${metric.job.name}`] as const),
    ...scrapeLabels.map((label) => [label, 'set by every scrape'] as const),
    ...(metric.kind === 'histogram' ? ([['le', 'the bound of a bucket']] as const) : []),
    ...(metric.kind === 'summary' ? ([['quantile', 'the quantile of a summary']] as const) : []),
  ]);
  return Object.keys(metric.labels).flatMap((label) => {
    const use = taken.get(label);
    if (use !== undefined) {
      return [
        { check, message: `has the label ${label}, which is ${use}`, fix: 'give the label another name' },
      ];
    }
    if (/^[a-zA-Z_]\w*$/.test(label) && !label.startsWith('__')) return [];
    const fix = 'use letters, digits and _; names that start with __ are reserved';
    return [{ check, message: `"${label}" is not the name of a label`, fix }];
  });
}

/** What the name promises and the metric does not keep. */
function namingFindings(metric: Metric): readonly Finding[] {
  if (metric.nameDisagrees !== undefined) return [];
  const check = 'catalogue/naming';
  const isTotal = metric.name.endsWith('_total');
  const kind = metric.kind === 'counter';
  const suffix = unitOfName(metric.name);
  return [
    ...(isTotal === kind
      ? []
      : [
          {
            check,
            message: isTotal
              ? `ends in _total and is a ${metric.kind}`
              : 'is a counter and does not end in _total',
            fix: 'correct the kind, or say in nameDisagrees why the name is so',
          },
        ]),
    ...(suffix === undefined || suffix.unit === metric.unit
      ? []
      : [
          {
            check,
            message: `ends in ${suffix.suffix} and is in ${units[metric.unit].name}`,
            fix: `declare unit: '${suffix.unit}', or say in nameDisagrees why the name is so`,
          },
        ]),
  ];
}

function bucketFindings(metric: Metric): readonly Finding[] {
  if (metric.kind !== 'histogram') return [];
  const check = 'catalogue/buckets';
  const { buckets, requiredBounds } = metric;
  const falling = buckets.findIndex((bound, index) => index > 0 && bound <= (buckets[index - 1] ?? bound));
  return [
    ...(buckets.length === 0 && metric.source.kind !== 'learned'
      ? [{ check, message: 'has no buckets', fix: 'list the upper bounds, without +Inf' }]
      : []),
    ...(falling === -1
      ? []
      : [
          {
            check,
            message: `has the bound ${buckets[falling]} after ${buckets[falling - 1]}`,
            fix: 'list each bound once, rising',
          },
        ]),
    ...requiredBounds
      .filter((bound) => !buckets.includes(bound))
      .map((bound) => ({
        check,
        message: `has no bucket ${bound}, which an objective needs; its bounds are ${buckets.join(', ')}`,
        fix: `add ${bound} to the buckets, here and where DWCP exports it`,
      })),
  ];
}
