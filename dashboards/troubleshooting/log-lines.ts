import { interval } from '#dashboards/variables';
import { logs } from '#lib/dashboards/logs';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';

export const logLines = row('Logs', [
  timeSeries('Errors in the Log', {
    description:
      'Log lines of the chosen component that report something wrong, one bar for each length of time. Fatal: it crashed.',
    whenEmpty: 'no errors',
    unit: 'count',
    decimals: 0,
    width: 24,
    height: 7,
    course: { style: 'bars', every: interval },
    queries: [
      {
        expr: logql`
          sum by (level) (count_over_time(${dwcpLogs.with('level', 'warn', 'error', 'fatal')}[${interval}]))`,
        legend: '{{level}}',
      },
    ],
  }),
  logs('Log Lines', {
    description:
      'What the chosen component wrote, the newest first. A line with a trace id leads to its trace.',
    lines: logql`${dwcpLogs}`,
  }),
]);
