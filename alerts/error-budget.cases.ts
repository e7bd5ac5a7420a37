import { ErrorBudgetExhausted } from '#alerts/error-budget';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { errorBudgetRemaining } from '#metrics/budgets';

const migrations = {
  job: 'dwcp-circuit-breaker',
  instance: 'dwcp-manager:8080',
  budget: 'migrations',
};

export const errorBudgetCases = cases(ErrorBudgetExhausted, [
  {
    title: 'fires while 4 % of a budget are left',
    proves: ['fires', 'for boundary', 'resolves'],
    series: [samples(errorBudgetRemaining, migrations, '0.2x5 0.04x35 0.2x5')],
    expect: [
      ...silent(seconds(50)),
      pending(seconds(350)),
      firing(seconds(360), {
        labels: migrations,
        summary: 'Error budget migrations is nearly used up',
        description: 'Error budget migrations as dwcp-manager:8080 counts it has 4% left, less than 5%.',
      }),
      ...silent(seconds(420)),
    ],
  },
  {
    title: 'stays silent when exactly 5 % are left',
    proves: ['just below'],
    series: [samples(errorBudgetRemaining, migrations, '0.05x60')],
    expect: silent(minutes(6), minutes(10)),
  },
  {
    title: 'ends when the budget is no longer reported',
    proves: ['missing data'],
    series: [samples(errorBudgetRemaining, migrations, '0.04x35 stale')],
    expect: silent(minutes(6)),
  },
]);
