import { upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { dwcpCircuitBreaker } from '#metrics/dwcp-jobs';

const budget = upTo(20, 'The budget, named after what it is for');
const inBudget = { labels: { budget }, job: dwcpCircuitBreaker };

export const errorBudgetRemaining = gauge('dwcp_error_budget_remaining', {
  help: 'Share of the error budget that is left',
  unit: 'ratio',
  range: { atMost: 1 },
  ...inBudget,
});

export const errorBudgetConsumed = gauge('dwcp_error_budget_consumed', {
  help: 'Share of the error budget that is used up',
  unit: 'ratio',
  range: { atLeast: 0 },
  ...inBudget,
});

export const errorBudgetExhausted = counter('dwcp_error_budget_exhausted_total', {
  help: 'Times that the error budget was used up',
  unit: 'count',
  ...inBudget,
});

export const latencyBudgetP50 = gauge('dwcp_latency_budget_p50_seconds', {
  help: 'Median latency of what the budget is for',
  unit: 'seconds',
  ...inBudget,
});

export const latencyBudgetP95 = gauge('dwcp_latency_budget_p95_seconds', {
  help: '95th percentile of the latency of what the budget is for',
  unit: 'seconds',
  ...inBudget,
});

export const latencyBudgetP99 = gauge('dwcp_latency_budget_p99_seconds', {
  help: '99th percentile of the latency of what the budget is for',
  unit: 'seconds',
  ...inBudget,
});

export const latencyBudgetViolations = counter('dwcp_latency_budget_violations_total', {
  help: 'Requests that took longer than the budget allows',
  unit: 'count',
  ...inBudget,
});
