import {
  type DataSourceReference,
  logsDataSource,
  profilesDataSource,
  tracesDataSource,
} from '#lib/dashboards/data-source';
import type { LogsQuery } from '#lib/dashboards/logs-query';
import { dataSourceOfMetrics, type MetricsQuery } from '#lib/dashboards/metrics-query';
import type { ProfilesQuery } from '#lib/dashboards/profiles-query';
import type { TracesQuery } from '#lib/dashboards/traces-query';

/** One query of a panel. */
export type Query = MetricsQuery | LogsQuery | TracesQuery | ProfilesQuery;

/** What Grafana does with a result: draws it over time, takes its newest value, or shows it as rows or buckets. */
export type Fetch = 'range' | 'instant' | 'table' | 'buckets';

/** Where a query goes. @param metrics where the metrics of the environment are */
export function dataSourceOfQuery(query: Query, metrics: string): DataSourceReference {
  switch (query.kind) {
    case 'metrics':
      return dataSourceOfMetrics(query, metrics);
    case 'logs':
      return logsDataSource;
    case 'traces':
      return tracesDataSource;
    case 'profiles':
      return profilesDataSource;
  }
}

/** A, B, ... Z: no panel has more. */
export const refId = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
