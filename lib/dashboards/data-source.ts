/** How a panel, a query or a variable names a data source. Always by its uid: a default may change. */
export interface DataSourceReference {
  readonly type: string;
  readonly uid: string;
}

/** Grafana's way to say that the queries of a panel name their own data sources. */
const mixed: DataSourceReference = { type: 'datasource', uid: '-- Mixed --' };

/** @param uid of a data source that speaks PromQL: VictoriaMetrics does, and is of the same type */
export const metricsDataSource = (uid: string): DataSourceReference => ({ type: 'prometheus', uid });

/** Where log lines are. */
export const logsDataSource: DataSourceReference = { type: 'loki', uid: 'loki' };

/** Where traces are. */
export const tracesDataSource: DataSourceReference = { type: 'jaeger', uid: 'jaeger' };

/** Where profiles are. */
export const profilesDataSource: DataSourceReference = {
  type: 'grafana-pyroscope-datasource',
  uid: 'pyroscope',
};

/** What the panel itself names: the data source of its queries, or that they differ. */
export function dataSourceOf(queried: readonly DataSourceReference[]): DataSourceReference {
  const [first = mixed, ...others] = queried;
  return others.every(({ uid }) => uid === first.uid) ? first : mixed;
}
