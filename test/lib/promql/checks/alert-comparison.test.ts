import { problems, report } from '#test/lib/promql/expression';

describe('alert-comparison', () => {
  it.each([
    ['a comparison', 'up == 0'],
    ['a comparison inside', 'sum by (job) (up == 0)'],
    ['absence', 'absent(up)'],
    ['one condition of two', 'up and on (job) sum by (job) (up) > 3'],
    ['series that are gone', 'up offset 1h unless up'],
    ['the state of other alerts', 'ALERTS{alertstate="firing"}'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression, { use: 'alert' })).toBe('');
  });

  it('reports a bare value', () => {
    expect(problems('sum by (job) (up)', { use: 'alert' })).toBe(
      report(
        'alert-comparison: the alert fires whatever the value is',
        'sum by (job) (up)',
        '^^^^^^^^^^^^^^^^^ compare with a threshold, or declare the alert always firing',
      ),
    );
  });

  it('reports one alternative without a condition', () => {
    expect(problems('up == 0 or up', { use: 'alert' })).toBe(
      report(
        'alert-comparison: the alert fires whatever the value is',
        'up == 0 or up',
        '^^^^^^^^^^^^^ compare with a threshold, or declare the alert always firing',
      ),
    );
  });

  it('reports a comparison that filters nothing', () => {
    expect(problems('up == bool 0', { use: 'alert' })).toBe(
      report(
        'alert-comparison: `bool` keeps the samples for which the comparison is false',
        'up == bool 0',
        '^^^^^^^^^^^^ leave out `bool`',
      ),
    );
  });

  it('reports a filter that scalar() undoes', () => {
    expect(problems('vector(scalar(up > 0))', { use: 'alert' })).toBe(
      report(
        'alert-comparison: the alert fires whatever the value is',
        'vector(scalar(up > 0))',
        '^^^^^^^^^^^^^^^^^^^^^^ compare with a threshold, or declare the alert always firing',
      ),
    );
  });

  it.each([
    ['an alert that is declared always firing', { use: 'alert', alwaysFiring: true }],
    ['a recording rule', { use: 'recording' }],
    ['a panel', { use: 'panel' }],
  ] as const)('accepts a bare value in %s', (_title, options) => {
    expect(problems('vector(1)', options)).toBe('');
  });
});
