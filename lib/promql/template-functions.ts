/**
 * The functions of an alert's text: Go's own and those of Prometheus 3.14.
 * https://pkg.go.dev/text/template#hdr-Functions,
 * https://prometheus.io/docs/prometheus/latest/configuration/template_reference/
 */
export const templateFunctions: ReadonlySet<string> = new Set([
  ...['and', 'call', 'eq', 'ge', 'gt', 'html', 'index', 'js', 'le', 'len', 'lt', 'ne', 'not', 'or', 'print'],
  ...['printf', 'println', 'slice', 'urlquery'],
  ...['args', 'externalURL', 'first', 'graphLink', 'humanize', 'humanize1024', 'humanizeDuration'],
  ...[
    'humanizePercentage',
    'humanizeTimestamp',
    'label',
    'match',
    'now',
    'parseDuration',
    'pathPrefix',
    'query',
  ],
  ...[
    'reReplaceAll',
    'safeHtml',
    'sortByLabel',
    'stripDomain',
    'stripPort',
    'strvalue',
    'tableLink',
    'title',
  ],
  ...['tmpl', 'toDuration', 'toLower', 'toTime', 'toUpper', 'urlQueryEscape', 'value'],
]);
