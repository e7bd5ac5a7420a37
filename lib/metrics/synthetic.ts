import { type ScrapeJob, scrapeLabels } from '#lib/metrics/job';
import type { Series } from '#lib/promql/series';
import { neverNegative } from '#lib/promql/value-range';
import { type Duration, longest } from '#lib/units/duration';

/**
 * The series that Prometheus stores about each scrape, besides what it scraped. Those of
 * `--enable-feature=extra-scrape-metrics` are not among them: the feature is off unless asked for.
 * https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series
 */
const scrapeSeries = [
  { name: 'up', unit: 'none', range: { atLeast: 0, atMost: 1 } },
  { name: 'scrape_duration_seconds', unit: 'seconds', range: neverNegative },
  { name: 'scrape_samples_scraped', unit: 'count', range: neverNegative },
  { name: 'scrape_samples_post_metric_relabeling', unit: 'count', range: neverNegative },
  { name: 'scrape_series_added', unit: 'count', range: neverNegative },
] as const;

/**
 * @param targetLabels the labels of targets, besides those of every scrape
 * @param jobNames the values of `job`, where all are known
 */
export function seriesOfScrapes(
  jobs: readonly ScrapeJob[],
  targetLabels: Iterable<string>,
  jobNames?: readonly string[],
): readonly Series[] {
  const labels = new Set([...scrapeLabels, ...targetLabels]);
  const interval = longest(jobs.map((job) => job.interval));
  const values = new Map(jobNames === undefined ? [] : [['job', jobNames]]);
  return scrapeSeries.map((series) => ({ ...series, kind: 'gauge', labels, interval, values }));
}

/**
 * The series that Prometheus stores about alerts: `ALERTS` is 1 while an alert is pending or firing,
 * `ALERTS_FOR_STATE` is the Unix time at which it became active.
 *
 * @param labels what the labels of an alert can be: those of its rule and of its expression
 * @param interval the evaluation interval of alerts
 */
export function seriesOfAlerts(labels: Iterable<string>, interval: Duration): readonly Series[] {
  const own = ['alertname', ...labels];
  return [
    { name: 'ALERTS', kind: 'gauge', unit: 'none', labels: new Set([...own, 'alertstate']), interval },
    { name: 'ALERTS_FOR_STATE', kind: 'gauge', unit: 'seconds', labels: new Set(own), interval },
  ];
}
