import { renderProblem } from '#lib/problem';
import { promql, threshold } from '#lib/promql/template';
import type { Alert } from '#lib/rules/alert';
import { cases, type Proof } from '#lib/rules/case';
import { checkProofs } from '#lib/rules/proof';
import { recording } from '#lib/rules/recording';
import { minutes, seconds } from '#lib/units/duration';
import { perSecond } from '#lib/units/quantity';
import { queueFilling, requests, schema } from '#test/lib/rules/example';

const problems = (alert: Alert, ...proves: readonly Proof[]) =>
  checkProofs([alert], cases(alert, [{ title: 'something happens', proves, series: [], expect: [] }]), {
    schema,
    recordings: [requestRate],
  }).map((problem) => renderProblem({ ...problem, where: { file: 'here' } }));

const requestRate = recording('dwcp:requests:rate', {
  help: 'Requests that arrive',
  unit: 'perSecond',
  expr: promql`sum(rate(${requests}[${minutes(5)}]))`,
});

describe('What the cases of an alert prove', () => {
  const all = ['fires', 'just below', 'for boundary', 'resolves', 'missing data'] as const;

  it('is enough when it is everything that applies', () => {
    expect(problems(queueFilling(), ...all)).toEqual([]);
  });

  it.each(all)('is not enough without %s', (left) => {
    const rest = all.filter((proof) => proof !== left);
    expect(problems(queueFilling(), ...rest)).toEqual([
      `here QueueFilling: no case proves: ${left}; its cases prove: ${rest.join(', ')}
    add such a case to the alert's .cases.ts`,
    ]);
  });

  it.each([
    ['directly', promql`rate(${requests}[${minutes(5)}]) > ${threshold}`],
    ['through a recorded series', promql`${requestRate} > ${threshold}`],
  ])('has a counter born at 1 where a counter is read %s', (_, expr) => {
    const overCounter = queueFilling({ threshold: perSecond(10), expr });
    expect(problems(overCounter, ...all)).toEqual([
      `here QueueFilling: no case proves: counter born at 1; its cases prove: ${all.join(', ')}
    add such a case to the alert's .cases.ts`,
    ]);
  });

  it('needs no boundary without a time to hold, and no silence of what always fires', () => {
    expect(
      problems(queueFilling({ for: seconds(0) }), 'fires', 'just below', 'resolves', 'missing data'),
    ).toEqual([]);
    expect(problems(queueFilling({ alwaysFiring: true }), 'fires')).toEqual([]);
  });
});
