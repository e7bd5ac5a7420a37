import { traceId } from '#dashboards/variables';
import { logs } from '#lib/dashboards/logs';
import { row } from '#lib/dashboards/row';
import { trace } from '#lib/dashboards/trace';
import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';

export const oneTrace = row('One trace', [
  trace('Trace', {
    description:
      'What happened during one operation, in every component. Write the id of a trace above, or choose one in a panel.',
    whenEmpty: 'no trace is chosen',
    id: traceId,
    links: [
      {
        kind: 'dashboard',
        title: 'What the program did at that time',
        uid: 'dwcp-troubleshooting',
        panel: 'CPU',
      },
    ],
  }),
  logs('Log Lines of the Trace', {
    description: 'What every component wrote during that operation.',
    whenEmpty: 'no trace is chosen, or nothing was written',
    lines: logql`${dwcpLogs} | component=~".*" | trace_id!="" | trace_id="${traceId}"`,
  }),
]);
