import { parseExposition, type Sample } from '#lib/metrics/exposition';
import { fetchPage } from '#lib/metrics/fetch-page';
import type { Metric } from '#lib/metrics/metric';
import { throwIfAny } from '#lib/problem';
import { metrics } from '#metrics/index';

/**
 * Expects a page to show what the catalogue has of a job, with the labels that it has there.
 *
 * @returns in words what was compared
 * @throws Error with everything that the page shows otherwise
 */
export async function expectCatalogued(job: string, url: string): Promise<string> {
  const { families, problems } = parseExposition(await fetchPage(new URL(url)), url);
  throwIfAny(problems);
  const samples = families.flatMap((family) => family.samples);
  const catalogued = metrics.filter((metric) => metric.job.name === job);
  const wrong = catalogued.flatMap((metric) => differences(metric, samples));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${catalogued.length} metrics, with their labels`;
}

/** What the page shows otherwise than the catalogue has it. */
function differences(metric: Metric, samples: readonly Sample[]): readonly string[] {
  const series = samples.filter(({ name }) => name.replace(suffixOf(metric), '') === metric.name);
  if (series.length === 0) return [`there is no ${metric.name}`];
  return [...new Set(series.flatMap((one) => labelDifferences(metric, one)))];
}

const suffixOf = ({ kind }: Metric): RegExp =>
  kind === 'histogram' || kind === 'summary' ? /_(bucket|sum|count)$/ : /(?!)/;

function labelDifferences({ name, kind, labels, job }: Metric, series: Sample): readonly string[] {
  const own = kind === 'histogram' ? 'le' : 'quantile';
  const left = [own, ...(job.droppedLabels ?? [])];
  const shown = Object.entries(series.labels).filter(([label]) => !left.includes(label));
  return [
    ...Object.keys(labels)
      .filter((label) => !(label in series.labels))
      .map((label) => `${name} has no label ${label}`),
    ...shown.flatMap(([label, value]) => {
      const { values } = labels[label] ?? {};
      if (values === undefined) return [`${name} has the label ${label}="${value}"`];
      const isListed = 'atMost' in values || 'impliedBy' in values || values.includes(value);
      return isListed ? [] : [`${name}: ${label} may not be "${value}"`];
    }),
  ];
}
