import type { Environment } from '#lib/environment/environment';
import type { Limit } from '#lib/sizing/limit';
import type { PrometheusLoad } from '#lib/sizing/prometheus';
import { prometheusLimits } from '#lib/sizing/prometheus-limits';
import { storageLimits } from '#lib/sizing/storage-limits';

/** What of an environment decides about its metrics. */
export type MetricsLoad = PrometheusLoad & Pick<Environment, 'victoriaMetrics'>;

/** What Prometheus and the long-term storage are given against what the declared samples and series need. */
export const metricsLimits = (environment: MetricsLoad): readonly Limit[] => [
  ...prometheusLimits(environment),
  ...(environment.victoriaMetrics === undefined
    ? []
    : storageLimits(environment, environment.victoriaMetrics)),
];
