import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { threshold } from '#lib/promql/template';
import { type LogAlertGroup, logAlert } from '#lib/rules/log-alert';
import { hours, minutes, seconds } from '#lib/units/duration';
import { count, perSecond } from '#lib/units/quantity';

/** What operations that failed write. */
const errors = dwcpLogs.with('level', 'error', 'fatal');

export const DWCPLogFatal = logAlert('DWCPLogFatal', {
  severity: 'critical',
  team: 'oncall',
  component: 'logs',
  threshold: count(0),
  expr: logql`
    sum by (job, pod) (count_over_time(${dwcpLogs.with('level', 'fatal')} [${minutes(5)}])) > ${threshold}`,
  for: seconds(0),
  summary: 'A part of DWCP crashed, its log says',
  description:
    '{{ $labels.job }} wrote {{ $value | humanize }} lines of level FATAL in five minutes{{ with $labels.pod }}, in the pod {{ . }}{{ end }}: a component stopped.',
});

/** Where the hour before had no errors at all there is nothing to compare with, and any spike is one. */
export const DWCPLogErrorSpike = logAlert('DWCPLogErrorSpike', {
  severity: 'warning',
  team: 'reliability',
  component: 'logs',
  threshold: perSecond(1),
  expr: logql`
    (sum by (job) (rate(${errors} [${minutes(5)}])) > ${threshold})
      unless (sum by (job) (rate(${errors} [${minutes(5)}]))
        <= 4 * sum by (job) (rate(${errors} [${hours(1)}] offset ${minutes(5)})))`,
  for: minutes(2),
  summary: 'DWCP writes many more errors than before',
  description:
    '{{ $labels.job }} writes {{ $value | humanize }} errors a second, more than {threshold} and more than four times as many as in the hour before.',
});

/** The alerts over log lines. Loki evaluates them. */
export const logAlerts: readonly LogAlertGroup[] = [
  {
    name: 'logs',
    file: 'logs-alerts',
    interval: minutes(1),
    rules: [DWCPLogFatal, DWCPLogErrorSpike],
  },
];
