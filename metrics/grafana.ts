import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { grafana } from '#metrics/stack-jobs';

/** Grafana documents its metrics only where it defines them. @param path from the root of its repository */
const definedIn = <Path extends string>(path: Path) =>
  ({
    job: grafana,
    source: { kind: 'documented', document: `https://github.com/grafana/grafana/blob/main/${path}` },
  }) as const;

const latencies = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

const ofRequest = definedIn('pkg/middleware/request_metrics.go');

export const grafanaRequestDuration = histogram('grafana_http_request_duration_seconds', {
  help: 'How long answers to browsers and programs took',
  unit: 'seconds',
  buckets: latencies,
  labels: {
    handler: upTo(100, 'The route, such as /api/ds/query'),
    method: impliedBy('handler', 'The HTTP method'),
    slo_group: impliedBy('handler', 'How fast Grafana expects that route to be'),
    status_code: upTo(4, 'The HTTP status'),
    status_source: impliedBy('status_code', 'Whether Grafana itself or a data source caused it'),
  },
  ...ofRequest,
});

export const grafanaRequestsInFlight = gauge('grafana_http_request_in_flight', {
  help: 'Requests that are being answered',
  unit: 'count',
  ...ofRequest,
});

/** Since 13.2 data sources are programs beside Grafana, so that `grafana_datasource_*` no longer counts their requests. */
const ofDataSource = {
  plugin_id: upTo(3, 'The kind of the data source: prometheus, alertmanager'),
  endpoint: upTo(6, 'What it was asked for: queryData, checkHealth, callResource'),
  target: impliedBy('plugin_id', 'Where the program of the data source runs'),
  status: oneOf('How it ended', 'ok', 'error', 'cancelled'),
  status_source: impliedBy('status', 'Whether the data source or what it asked caused that'),
};
const ofPlugin = definedIn('pkg/services/pluginsintegration/clientmiddleware/metrics_middleware.go');

export const grafanaDataSourceRequests = counter('grafana_plugin_request_total', {
  help: 'Requests to data sources',
  unit: 'count',
  labels: ofDataSource,
  ...ofPlugin,
});

export const grafanaDataSourceDuration = histogram('grafana_plugin_request_duration_seconds', {
  help: 'How long requests to data sources took',
  unit: 'seconds',
  buckets: latencies,
  labels: { ...ofDataSource, source: impliedBy('plugin_id', 'Who asked: always grafana-backend') },
  ...ofPlugin,
});

const ofDatabase = definedIn('pkg/services/sqlstore/sqlstore_metrics.go');

export const grafanaDatabaseConnectionsInUse = gauge('grafana_database_conn_in_use', {
  help: 'Connections to the database that are in use',
  unit: 'count',
  ...ofDatabase,
});

export const grafanaDatabaseConnectionsMost = gauge('grafana_database_conn_max_open', {
  help: 'The most connections to the database; 0 for any number',
  unit: 'count',
  ...ofDatabase,
});

export const grafanaDatabaseWaits = counter('grafana_database_conn_wait_count_total', {
  help: 'Requests that waited for a connection to the database',
  unit: 'count',
  ...ofDatabase,
});

export const grafanaDatabaseWaiting = counter('grafana_database_conn_wait_duration_seconds', {
  help: 'Time that requests waited for a connection to the database',
  unit: 'seconds',
  nameDisagrees: 'Grafana calls it so',
  ...ofDatabase,
});

const ofInstance = definedIn('pkg/infra/metrics/metrics.go');

export const grafanaDashboards = gauge('grafana_stat_totals_dashboard', {
  help: 'Dashboards in the database, counted every half hour',
  unit: 'count',
  ...ofInstance,
});

export const grafanaUsers = gauge('grafana_stat_total_users', {
  help: 'Users in the database, counted every half hour',
  unit: 'count',
  ...ofInstance,
});

export const grafanaActiveUsers = gauge('grafana_stat_active_users', {
  help: 'Users who were there in the last 30 days, counted every half hour',
  unit: 'count',
  ...ofInstance,
});

export const grafanaLogins = counter('grafana_api_login_post_total', {
  help: 'Attempts to log in with a password',
  unit: 'count',
  ...ofInstance,
});

export const grafanaBuild = gauge('grafana_build_info', {
  help: 'Always 1; tells which version runs',
  unit: 'none',
  labels: {
    version: upTo(1, 'The version'),
    revision: impliedBy('version', 'The commit'),
    branch: impliedBy('version', 'The branch'),
    goversion: impliedBy('version', 'The version of Go'),
    edition: impliedBy('version', 'oss or enterprise'),
  },
  ...ofInstance,
});
