import { discoveryConfig } from '#lib/components/prometheus/discovery';
import { probeConfig } from '#lib/components/prometheus/probes';
import {
  type KeptCatalogue,
  metricRelabelRules,
  type RelabelRule,
  targetRelabelRules,
} from '#lib/components/prometheus/relabel';
import type { Environment } from '#lib/environment/environment';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Scraped } from '#lib/topology/scraped';

/**
 * One entry of `scrape_configs`.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export function scrapeConfig(
  job: ScrapeJob,
  targets: Pick<Scraped, 'pool' | 'discovery' | 'probes'>,
  catalogue: KeptCatalogue,
  environment: Environment,
): Readonly<Record<string, unknown>> {
  const { discovery, probes, pool = job.name } = targets;
  const targetRules = [...targetRelabelRules(job, discovery), ...jobRule(job, pool)];
  const metricRules = metricRelabelRules(job, catalogue);
  return {
    job_name: pool,
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
    ...(probes === undefined
      ? {
          ...discoveryConfig(discovery, environment.output),
          ...(targetRules.length > 0 && { relabel_configs: targetRules }),
        }
      : probeConfig(probes, environment)),
    ...(metricRules.length > 0 && { metric_relabel_configs: metricRules }),
  };
}

/** Prometheus wants a name of its own for each entry; all of one job have the same label. */
const jobRule = ({ name }: ScrapeJob, pool: string): readonly RelabelRule[] =>
  pool === name ? [] : [{ target_label: 'job', replacement: name }];
