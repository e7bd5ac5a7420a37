import { type Promql, promql } from '#lib/promql/template';
import { evaluatorOf, groupWindow } from '#lib/rules/evaluator';
import { recording } from '#lib/rules/recording';
import { windowOf } from '#lib/rules/window';
import { days, hours } from '#lib/units/duration';

const windows: readonly (readonly [string, Promql])[] = [
  ['0s', promql`up == 0`],
  ['5m', promql`rate(x[5m])`],
  ['1h5m', promql`rate(x[5m] offset 1h)`],
  ['5m', promql`rate(x[5m] offset -1h)`],
  ['1h', promql`sum(rate(x[5m])) / sum(rate(x[1h]))`],
  ['1d5m', promql`max_over_time(rate(x[5m])[1d:1m])`],
  ['1d1h', promql`avg_over_time((a / b)[1d:1m] offset 1h)`],
];

describe('How far back an expression reads', () => {
  it.each(windows)('%s', (window, expr) => {
    expect(windowOf(expr.expression).toString()).toBe(window);
  });
});

describe('Who evaluates a group', () => {
  const looksBack = (expr: Promql) => ({ rules: [recording('a:b:c', { help: '', unit: 'none', expr })] });

  it('is Prometheus when the longest window fits twice into its retention', () => {
    const group = looksBack(promql`rate(x[1d])`);
    expect(groupWindow(group).equals(days(1))).toBe(true);
    expect(evaluatorOf(group, days(2))).toBe('prometheus');
  });

  it('is vmalert when it does not', () => {
    expect(evaluatorOf(looksBack(promql`rate(x[1d])`), hours(47))).toBe('vmalert');
  });
});
