import { counter, gauge } from '#lib/metrics/metric';
import { catalogueSchema } from '#lib/metrics/schema';
import { promql, threshold } from '#lib/promql/template';
import { type AlertProps, alert } from '#lib/rules/alert';
import { alertsOf, type RuleGroup } from '#lib/rules/group';
import { type ResolvedAlert, type RuleContext, resolveGroups } from '#lib/rules/resolve';
import { minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { dwcpCore } from '#metrics/dwcp-jobs';

export const queueFill = gauge('dwcp_queue_fill_ratio', {
  help: 'Share of the queue in use',
  unit: 'ratio',
  job: dwcpCore,
});
export const requests = counter('dwcp_requests_total', {
  help: 'Requests that arrived',
  unit: 'count',
  job: dwcpCore,
});
export const schema = catalogueSchema([queueFill, requests]);

const good: AlertProps = {
  severity: 'warning',
  team: 'network',
  component: 'queue',
  threshold: ratio(0.7),
  expr: promql`${queueFill} > ${threshold}`,
  for: minutes(5),
  summary: 'The queue of {{ $labels.instance }} is filling',
  description: '{{ $value | humanizePercentage }} of the queue are in use, more than {threshold} for {for}.',
};

/** An alert that nothing is wrong with, but for what is changed. */
export const queueFilling = (changed: Partial<AlertProps> = {}) =>
  alert('QueueFilling', { ...good, ...changed });

export const groupOf = (...rules: RuleGroup['rules']): RuleGroup => ({
  name: 'queue',
  file: 'queue-alerts',
  interval: seconds(10),
  rules,
});

export const noOverrides: RuleContext = { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } };

export function resolved(group: RuleGroup, context: RuleContext = noOverrides): ResolvedAlert {
  const [first] = resolveGroups([group], context)
    .flatMap(({ rules }) => rules)
    .filter((rule) => rule.kind === 'alert');
  if (first === undefined) throw new Error(`${alertsOf([group]).length} alerts, none resolved`);
  return first;
}
