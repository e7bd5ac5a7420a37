import { problems, report } from '#test/lib/promql/expression';

describe('rate-of-gauge', () => {
  it.each([
    ['the rate of a counter', 'rate(dwcp_consensus_rounds_total[1m])'],
    ['the change of a gauge', 'deriv(dwcp_memory_usage_bytes[1h])'],
    ['a recorded series that may be a counter', 'rate(dwcp:consensus_latency:p95[1m])'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports the rate of a gauge', () => {
    expect(problems('sum(rate(dwcp_bandwidth_utilization_mbps[1m]))')).toBe(
      report(
        'rate-of-gauge: `rate` of dwcp_bandwidth_utilization_mbps, which is a gauge',
        'sum(rate(dwcp_bandwidth_utilization_mbps[1m]))',
        '    ^^^^ use the value as it is, or `deriv` for how fast it changes',
      ),
    );
  });

  it('reports the increase of a gauge in a subquery', () => {
    expect(problems('increase(dwcp_memory_usage_bytes[1h:1m])')).toBe(
      report(
        'rate-of-gauge: `increase` of dwcp_memory_usage_bytes, which is a gauge',
        'increase(dwcp_memory_usage_bytes[1h:1m])',
        '^^^^^^^^ use the value as it is, or `delta` for how much it changes',
      ),
    );
  });

  it('reports the irate of a recorded rate', () => {
    expect(problems('irate(dwcp:requests:rate5m[1m])')).toBe(
      report(
        'rate-of-gauge: `irate` of dwcp:requests:rate5m, which is a gauge',
        'irate(dwcp:requests:rate5m[1m])',
        '^^^^^ use the value as it is, or `idelta` for how much it changes',
      ),
    );
  });
});
