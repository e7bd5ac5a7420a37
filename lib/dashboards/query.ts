import { type DataSourceReference, metricsDataSource } from '#lib/dashboards/data-source';
import type { Promql } from '#lib/promql/template';

/** One query of a panel. */
export interface Query {
  readonly expr: Promql;
  /** The name of each line; `{{label}}` stands for a label's value. */
  readonly legend: string;
  /** Whether it shows the traces behind its points. Such a query goes to Prometheus. @default false */
  readonly exemplars?: boolean;
}

/** What Grafana does with a result: draws it over time, takes its newest value, or shows it as rows or buckets. */
export type Fetch = 'range' | 'instant' | 'table' | 'buckets';

/** Grafana's names of what is fetched. */
const formats = {
  range: { format: 'time_series', range: true, instant: false },
  instant: { format: 'time_series', range: false, instant: true },
  table: { format: 'table', range: false, instant: true },
  buckets: { format: 'heatmap', range: true, instant: false },
} as const satisfies Record<Fetch, unknown>;

/** Where the queries of an environment go. */
export function dataSourceOfQuery({ exemplars }: Query, dataSource: string): DataSourceReference {
  return metricsDataSource(exemplars === true ? 'prometheus' : dataSource);
}

/** @param text the expression as it is sent, with the matchers of variables */
export function renderTarget(
  query: Query,
  { index, text, fetch, dataSource }: RenderedQuery,
): Record<string, unknown> {
  return {
    refId: refId(index),
    datasource: dataSource,
    editorMode: 'code',
    expr: text,
    legendFormat: query.legend,
    exemplar: query.exemplars ?? false,
    ...formats[fetch],
  };
}

export interface RenderedQuery {
  readonly index: number;
  readonly text: string;
  readonly fetch: Fetch;
  readonly dataSource: DataSourceReference;
}

/** A, B, ... Z: no panel has more. */
export const refId = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
