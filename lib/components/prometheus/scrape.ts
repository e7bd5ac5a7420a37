import { discoveryConfig } from '#lib/components/prometheus/discovery';
import { type Catalogue, metricRelabelRules, targetRelabelRules } from '#lib/components/prometheus/relabel';
import type { Discovery } from '#lib/environment/metrics-choices';
import type { Output } from '#lib/environment/output-choices';
import type { ScrapeJob } from '#lib/metrics/job';

/**
 * One entry of `scrape_configs`.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export function scrapeConfig(
  job: ScrapeJob,
  discovery: Discovery,
  catalogue: Catalogue,
  output: Output,
): Readonly<Record<string, unknown>> {
  const targetRules = targetRelabelRules(job, discovery);
  const metricRules = metricRelabelRules(job, catalogue);
  return {
    job_name: job.name,
    scrape_interval: job.interval.toString(),
    scrape_timeout: job.timeout.toString(),
    metrics_path: job.path,
    // Honoured timestamps keep rates exact; with this, a series also ends when its container does, not 5 minutes later.
    ...(job.stampsItsSamples === true && { track_timestamps_staleness: true }),
    // Since 3.0 a scrape without a content type fails, and exporters written by hand often send none.
    fallback_scrape_protocol: 'PrometheusText0.0.4',
    sample_limit: job.limits.samples,
    target_limit: job.limits.targets,
    label_limit: job.limits.labels,
    label_name_length_limit: job.limits.labelNameLength,
    label_value_length_limit: job.limits.labelValueLength,
    body_size_limit: job.limits.bodySize.toPrometheus(),
    ...discoveryConfig(discovery, output),
    ...(targetRules.length > 0 && { relabel_configs: targetRules }),
    ...(metricRules.length > 0 && { metric_relabel_configs: metricRules }),
  };
}
