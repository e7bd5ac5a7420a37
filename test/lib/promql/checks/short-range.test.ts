import { problems, report } from '#test/lib/promql/expression';

describe('short-range', () => {
  it.each([
    ['four intervals', 'rate(dwcp_consensus_rounds_total[20s])'],
    ['the interval that Grafana chooses', 'rate(dwcp_consensus_rounds_total[$__rate_interval])'],
    ['a function to which one sample is enough', 'last_over_time(dwcp_consensus_rounds_total[10s])'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports three intervals', () => {
    expect(problems('rate(dwcp_consensus_rounds_total[15s])')).toBe(
      report(
        'short-range: a range of 15s over dwcp_consensus_rounds_total, which is stored every 5s',
        'rate(dwcp_consensus_rounds_total[15s])',
        '                                 ^^^ write [20s] or more: 4 intervals',
      ),
    );
  });

  it('reports an average of a recorded series', () => {
    expect(problems('avg_over_time(dwcp:consensus_latency:p95[30s])')).toBe(
      report(
        'short-range: a range of 30s over dwcp:consensus_latency:p95, which is stored every 10s',
        'avg_over_time(dwcp:consensus_latency:p95[30s])',
        '                                         ^^^ write [40s] or more: 4 intervals',
      ),
    );
  });
});
