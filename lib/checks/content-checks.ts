import type { ContentCheck } from '#lib/checks/content-check';
import { metricSources } from '#lib/checks/metric-sources';
import { unusedMetrics } from '#lib/checks/unused-metrics';

/** Every invariant of what the stack says, besides those of single expressions, alerts and metrics. */
export const contentChecks: readonly ContentCheck[] = [metricSources, unusedMetrics];
