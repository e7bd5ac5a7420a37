import { CircuitBreakerOpened } from '#alerts/circuit-breaker';
import { ErrorBudgetExhausted } from '#alerts/error-budget';
import { breakerStates } from '#dashboards/states';
import { interval } from '#dashboards/variables';
import { row } from '#lib/dashboards/row';
import { stateTimeline } from '#lib/dashboards/state-timeline';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { errorBudgetRemaining } from '#metrics/budgets';
import { circuitBreakerState, circuitBreakerStateChanges } from '#metrics/circuit-breaker';
import { errorRate } from '#recordings/performance';

export const protection = row('Circuit breakers and error budgets', [
  stateTimeline('Circuit Breakers by Instance', {
    description:
      'State of each circuit breaker of each instance. Open everywhere: what is behind it is down; open on one: look at that node.',
    unit: 'none',
    queries: [
      {
        expr: promql`max by (name, instance) (${circuitBreakerState})`,
        legend: '{{name}} of {{instance}}',
      },
    ],
    states: breakerStates,
    alerts: [CircuitBreakerOpened],
  }),
  timeSeries('Circuit Breaker Changes', {
    description:
      'How often breakers changed to each state. Open and half-open in turns: what is behind it recovers and fails again.',
    whenEmpty: 'no changes',
    unit: 'count',
    decimals: 0,
    width: 12,
    course: { style: 'bars', every: interval },
    queries: [
      {
        expr: promql`sum by (name, to_state) (increase(${circuitBreakerStateChanges}[${interval}]))`,
        legend: '{{name}} to {{to_state}}',
      },
    ],
  }),
  timeSeries('Error Rate by Circuit Breaker', {
    description:
      'Share of the requests of the last minute that failed, over all nodes. While a breaker is open it rejects requests itself, and the rate falls.',
    unit: 'ratio',
    width: 12,
    queries: [{ expr: promql`${errorRate}`, legend: '{{name}} {{cluster}}' }],
  }),
  timeSeries('Error Budgets', {
    description: 'What is left of each error budget, as the instance that counts lowest has it.',
    unit: 'ratio',
    max: 1,
    width: 12,
    queries: [{ expr: promql`min by (budget) (${errorBudgetRemaining})`, legend: '{{budget}}' }],
    alerts: [ErrorBudgetExhausted],
  }),
]);
