import { DWCPLogErrorSpike, DWCPLogFatal } from '#alerts/logs';
import { interval } from '#dashboards/variables';
import { logs } from '#lib/dashboards/logs';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { hours, minutes } from '#lib/units/duration';

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
  timeSeries('Crashes in the Log', {
    description: 'Lines of level fatal, and panics of Go, in the last five minutes. One is one too many.',
    whenEmpty: 'no crashes',
    unit: 'count',
    decimals: 0,
    width: 12,
    height: 7,
    queries: [
      {
        expr: logql`sum by (job) (count_over_time(${dwcpLogs.with('level', 'fatal')}[${minutes(5)}]))`,
        legend: '{{job}}',
      },
    ],
    alerts: [DWCPLogFatal],
  }),
  timeSeries('Errors a Second in the Log', {
    description:
      'Errors of the last five minutes, and of the hour before: four times as many are a spike, above the line.',
    whenEmpty: 'no errors',
    unit: 'perSecond',
    width: 12,
    height: 7,
    queries: [
      {
        expr: logql`sum by (job) (rate(${dwcpLogs.with('level', 'error', 'fatal')}[${minutes(5)}]))`,
        legend: '{{job}}',
      },
      {
        expr: logql`sum by (job) (rate(${dwcpLogs.with('level', 'error', 'fatal')}[${hours(1)}] offset ${minutes(5)}))`,
        legend: '{{job}}, the hour before',
      },
    ],
    alerts: [DWCPLogErrorSpike],
  }),
  logs('Log Lines', {
    description:
      'What the chosen component wrote, the newest first. A line with a trace id leads to its trace.',
    lines: logql`${dwcpLogs}`,
  }),
]);
