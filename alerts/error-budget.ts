import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { errorBudgetRemaining } from '#metrics/budgets';

export const ErrorBudgetExhausted = alert('ErrorBudgetExhausted', {
  severity: 'critical',
  team: 'reliability',
  component: 'slo',
  threshold: ratio(0.05),
  expr: promql`${errorBudgetRemaining} < ${threshold}`,
  for: minutes(5),
  summary: 'Error budget {{ $labels.budget }} is nearly used up',
  description:
    'Error budget {{ $labels.budget }} as {{ $labels.instance }} counts it has {{ $value | humanizePercentage }} left, less than {threshold}.',
});

export const errorBudgetAlerts: RuleGroup = {
  name: 'dwcp_error_budget_alerts',
  file: 'error-budget-alerts',
  interval: seconds(10),
  rules: [ErrorBudgetExhausted],
};
