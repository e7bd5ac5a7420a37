import { problems, report } from '#test/lib/promql/expression';

describe('rate-of-sum', () => {
  it.each([
    ['a sum of rates', 'sum(rate(dwcp_consensus_rounds_total[5m]))'],
    ['a rate in a subquery', 'max_over_time(sum(rate(dwcp_consensus_rounds_total[5m]))[1h:1m])'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports the rate of a sum', () => {
    expect(problems('rate(sum(dwcp_consensus_rounds_total)[5m:10s])')).toBe(
      report(
        'rate-of-sum: `rate` of `sum`: a restart inside the aggregation looks like a fall',
        'rate(sum(dwcp_consensus_rounds_total)[5m:10s])',
        '^^^^ aggregate the rates: `sum(rate(...))`',
      ),
    );
  });

  it('reports the increase of a sum by a label', () => {
    expect(problems('increase((sum by (name) (dwcp_circuit_breaker_requests_total))[5m:10s])')).toBe(
      report(
        'rate-of-sum: `increase` of `sum by (name)`: a restart inside the aggregation looks like a fall',
        'increase((sum by (name) (dwcp_circuit_breaker_requests_total))[5m:10s])',
        '^^^^^^^^ aggregate the rates: `sum by (name) (increase(...))`',
      ),
    );
  });
});
