import { type DataSourceReference, metricsDataSource } from '#lib/dashboards/data-source';
import type { Fetch } from '#lib/dashboards/query';
import type { Promql } from '#lib/promql/template';

/** A question about metrics. */
export interface MetricsQuery {
  readonly kind: 'metrics';
  readonly expr: Promql;
  /** The name of each line; `{{label}}` stands for a label's value. */
  readonly legend: string;
  /** Whether it shows the traces behind its points. Such a query goes to Prometheus. @default false */
  readonly exemplars?: boolean;
}

/** Grafana's names of what is fetched. */
const formats = {
  range: { format: 'time_series', range: true, instant: false },
  instant: { format: 'time_series', range: false, instant: true },
  table: { format: 'table', range: false, instant: true },
  buckets: { format: 'heatmap', range: true, instant: false },
} as const satisfies Record<Fetch, unknown>;

/** @param dataSource where the metrics of the environment are */
export const dataSourceOfMetrics = ({ exemplars }: MetricsQuery, dataSource: string): DataSourceReference =>
  metricsDataSource(exemplars === true ? 'prometheus' : dataSource);

/** @param text the expression as it is sent, with the matchers of variables */
export const renderMetricsQuery = (
  { legend, exemplars = false }: MetricsQuery,
  text: string,
  fetch: Fetch,
): Record<string, unknown> => ({
  editorMode: 'code',
  expr: text,
  legendFormat: legend,
  exemplar: exemplars,
  ...formats[fetch],
});
