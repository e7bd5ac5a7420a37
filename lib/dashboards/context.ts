import type { Signal } from '#lib/dashboards/signal';
import type { Schema } from '#lib/promql/series';
import type { ResolvedLogAlert } from '#lib/rules/log-alert';
import type { MissingSeries } from '#lib/rules/missing-series';
import type { ResolvedAlert } from '#lib/rules/resolve';

/** The uids of the data sources that are provisioned for metrics; both are of Grafana's type `prometheus`. */
export type MetricsDataSource = 'prometheus' | 'victoria-metrics';

/** An alert that a panel can show: over metrics, or over log lines. */
export type ShownAlert = ResolvedAlert | ResolvedLogAlert;

/** What of an environment dashboards depend on. */
export interface DashboardContext {
  /** Where the queries go. Those with exemplars always go to Prometheus, which alone has them. */
  readonly dataSource: MetricsDataSource;
  /** What it collects besides metrics. */
  readonly signals: ReadonlySet<Signal>;
  /** Of metrics, what it does not collect. @default nothing is missing */
  readonly missing?: MissingSeries;
  /** Every series that exists, by which a label variable knows the selectors that it narrows. */
  readonly schema: Schema;
  /** As the environment evaluates them: the thresholds that panels draw. */
  readonly alerts: readonly ShownAlert[];
}
