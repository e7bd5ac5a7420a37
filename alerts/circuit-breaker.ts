import { promql } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { seconds } from '#lib/units/duration';
import { circuitBreakerState } from '#metrics/circuit-breaker';

export const CircuitBreakerOpened = alert('CircuitBreakerOpened', {
  severity: 'warning',
  team: 'reliability',
  component: 'circuit_breaker',
  expr: promql`${circuitBreakerState} == 2`,
  for: seconds(30),
  summary: 'Circuit breaker {{ $labels.name }} is open',
  description:
    'Circuit breaker {{ $labels.name }} of {{ $labels.instance }} rejects every request for {for} or longer.',
});

export const circuitBreakerAlerts: RuleGroup = {
  name: 'dwcp_circuit_breaker_alerts',
  file: 'circuit-breaker-alerts',
  interval: seconds(10),
  rules: [CircuitBreakerOpened],
};
