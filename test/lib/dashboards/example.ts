import type { CheckContext } from '#lib/dashboards/checks/check';
import { type DashboardProps, dashboard } from '#lib/dashboards/dashboard';
import type { Panel } from '#lib/dashboards/panel';
import { row } from '#lib/dashboards/row';
import { type TimeSeriesProps, timeSeries } from '#lib/dashboards/time-series';
import { labelVariable } from '#lib/dashboards/variable';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { catalogueSchema } from '#lib/metrics/schema';
import { promql, threshold } from '#lib/promql/template';
import { type Alert, alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { recording } from '#lib/rules/recording';
import { resolveGroups } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import { hours, minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { dwcpCore } from '#metrics/dwcp-jobs';

const zone = upTo(3, 'Where the queue is');

export const queueFill = gauge('dwcp_queue_fill_ratio', {
  help: 'Share of the queue in use',
  unit: 'ratio',
  labels: { zone },
  job: dwcpCore,
});
export const requests = counter('dwcp_requests_total', {
  help: 'Requests that arrived',
  unit: 'count',
  labels: { zone },
  job: dwcpCore,
});
export const latency = histogram('dwcp_latency_seconds', {
  help: 'Time that a request took',
  unit: 'seconds',
  job: dwcpCore,
  buckets: [0.1, 1],
});
export const fullest = recording('dwcp:queue_fill:max', {
  help: 'The fullest queue',
  unit: 'ratio',
  expr: promql`max by (zone) (${queueFill})`,
});

export const QueueFilling = alert('QueueFilling', {
  severity: 'warning',
  team: 'network',
  component: 'queue',
  threshold: ratio(0.7),
  expr: promql`${queueFill} > ${threshold}`,
  for: minutes(5),
  summary: 'A queue is filling',
  description: 'A queue is filling.',
});

const group = (rules: RuleGroup['rules']): RuleGroup => ({
  name: 'queue',
  file: 'queue',
  interval: seconds(10),
  rules,
});
const recordings = [group([fullest])];

/** What dashboards are rendered and checked with, and the alerts that an environment has. */
export function contextWith(...alerts: readonly Alert[]): CheckContext {
  return {
    dataSource: 'victoria-metrics',
    signals: new Set(['logs', 'traces', 'profiles']),
    schema: withRecordings(catalogueSchema([queueFill, requests, latency]), recordings),
    alerts: resolveGroups([group(alerts)], { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } })
      .flatMap(({ rules }) => rules)
      .filter((rule) => rule.kind === 'alert'),
    recordings,
  };
}

export const context = contextWith(QueueFilling);

export const zoneVariable = labelVariable('zone', { title: 'Zone', label: 'zone', from: queueFill });

/** A panel that nothing is wrong with, but for what is changed. */
export const queuePanel = (changed: Partial<TimeSeriesProps> = {}, title = 'Queue') =>
  timeSeries(title, {
    description: 'How full each queue is.',
    unit: 'ratio',
    queries: [{ expr: promql`${queueFill}`, legend: '{{zone}}' }],
    alerts: [QueueFilling],
    ...changed,
  });

/** A dashboard that nothing is wrong with, but for what is changed. */
export const queueDashboard = (changed: Partial<DashboardProps> = {}, uid = 'queues') =>
  dashboard(uid, {
    title: 'Queues',
    description: 'How full the queues are.',
    tags: ['dwcp'],
    refresh: seconds(10),
    range: hours(1),
    variables: [zoneVariable],
    annotations: [],
    links: [{ kind: 'tag', title: 'DWCP', tag: 'dwcp' }],
    rows: [row('Queues', [queuePanel()])],
    ...changed,
  });

/** The good dashboard with other panels. */
export const dashboardOf = (...panels: readonly Panel[]) => queueDashboard({ rows: [row('Queues', panels)] });
