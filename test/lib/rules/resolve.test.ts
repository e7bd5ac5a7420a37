import { renderRuleFile } from '#lib/rules/render';
import { resolveGroups } from '#lib/rules/resolve';
import { minutes } from '#lib/units/duration';
import { groupOf, noOverrides, queueFilling, resolved } from '#test/lib/rules/example';

const group = groupOf(queueFilling());

describe('An alert in an environment', () => {
  it('is written with its threshold in the expression and the texts', () => {
    const [only] = resolveGroups([group], noOverrides).map(renderRuleFile);
    expect(only).toEqual({
      path: 'rules/queue-alerts.yaml',
      text: `groups:
  - name: queue
    interval: 10s
    rules:
      - alert: QueueFilling
        expr: dwcp_queue_fill_ratio > 0.7
        for: 5m
        labels:
          severity: warning
          team: network
          component: queue
        annotations:
          summary: The queue of {{ $labels.instance }} is filling
          description: "{{ $value | humanizePercentage }} of the queue are in use, more than 70% for 5m."
          runbook_url: https://runbooks.example/QueueFilling.md
`,
    });
  });

  it('takes a changed threshold everywhere', () => {
    const alert = resolved(group, {
      ...noOverrides,
      alerts: { QueueFilling: { kind: 'changed', threshold: '80%' } },
    });
    expect(alert.expr.text).toBe('dwcp_queue_fill_ratio > 0.8');
    expect(alert.threshold?.toString()).toBe('80%');
    expect(alert.annotations.description).toBe(
      '{{ $value | humanizePercentage }} of the queue are in use, more than 80% for 5m.',
    );
  });

  it('takes a changed time to hold', () => {
    const alert = resolved(group, {
      ...noOverrides,
      alerts: { QueueFilling: { kind: 'changed', for: minutes(20) } },
    });
    expect(alert.for.toString()).toBe('20m');
    expect(alert.expr.text).toBe('dwcp_queue_fill_ratio > 0.7');
  });

  it('is left out when it is disabled, and its group with it when nothing remains', () => {
    const alerts = { QueueFilling: { kind: 'disabled', reason: 'no queues here' } } as const;
    expect(resolveGroups([group], { ...noOverrides, alerts })).toEqual([]);
  });

  it('is the same again for the next environment', () => {
    resolved(group, { ...noOverrides, alerts: { QueueFilling: { kind: 'changed', threshold: '80%' } } });
    expect(resolved(group).expr.text).toBe('dwcp_queue_fill_ratio > 0.7');
  });

  it('carries category and escalation only where they are declared', () => {
    const alert = resolved(groupOf(queueFilling({ category: 'capacity', escalation: 'low' })));
    expect(alert.labels).toEqual({
      severity: 'warning',
      team: 'network',
      component: 'queue',
      category: 'capacity',
      escalation: 'low',
    });
  });
});
