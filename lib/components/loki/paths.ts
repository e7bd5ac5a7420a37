/** Where its rules are, relative to `dist/<environment>`: a folder for each tenant. */
export const rulesFolder = 'rules/loki';

/** As Loki calls the one tenant that there is while it does not ask who somebody is. */
export const tenant = 'fake';

/** Below it Loki takes log lines by OTLP; who sends them adds what the protocol says. */
export const otlpFolder = '/otlp';

/** The only path by which the stack writes lines. */
export const pushPath = `${otlpFolder}/v1/logs`;

/**
 * What reads, of https://grafana.com/docs/loki/latest/reference/loki-http-api/, and what people and Grafana's data source ask
 * for: nothing that writes, deletes or changes rules. `{name}` stands for a part of a path.
 */
export const readPaths = [
  '/loki/api/v1/query',
  '/loki/api/v1/query_range',
  '/loki/api/v1/labels',
  '/loki/api/v1/label/{name}/values',
  '/loki/api/v1/series',
  '/loki/api/v1/index/stats',
  '/loki/api/v1/index/volume',
  '/loki/api/v1/index/volume_range',
  '/loki/api/v1/patterns',
  '/loki/api/v1/detected_labels',
  '/loki/api/v1/detected_fields',
  '/loki/api/v1/detected_field/{name}/values',
  '/loki/api/v1/drilldown-limits',
  '/loki/api/v1/format_query',
  '/loki/api/v1/status/buildinfo',
] as const;
