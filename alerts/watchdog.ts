import { promql } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { seconds } from '#lib/units/duration';

export const Watchdog = alert('Watchdog', {
  severity: 'none',
  team: 'observability',
  component: 'alerting',
  alwaysFiring: true,
  expr: promql`vector(1)`,
  for: seconds(0),
  summary: 'Alerting works',
  description: "Always fires. When the dead man's switch no longer receives it, no alert reaches anybody.",
});

export const watchdogAlerts: RuleGroup = {
  name: 'watchdog',
  file: 'watchdog-alerts',
  interval: seconds(10),
  rules: [Watchdog],
};
