import { problems, report } from '#test/lib/promql/expression';

describe('raw-counter', () => {
  it.each([
    ['the increase of a counter', 'sum(increase(dwcp_consensus_rounds_total[1m])) > 5'],
    ['counting the series of a counter', 'count(dwcp_consensus_rounds_total) > 3'],
    [
      'series that were born',
      'sum(dwcp_consensus_byzantine_events_total unless dwcp_consensus_byzantine_events_total offset 5m) > 2',
    ],
    [
      'a counter beside itself at another time',
      'dwcp_consensus_rounds_total > dwcp_consensus_rounds_total offset 5m',
    ],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a counter compared with a number', () => {
    expect(problems('dwcp_consensus_rounds_total > 1000')).toBe(
      report(
        'raw-counter: `>` of the bare value of dwcp_consensus_rounds_total, which is a counter',
        'dwcp_consensus_rounds_total > 1000',
        '                            ^ take `rate(dwcp_consensus_rounds_total[...])` or `increase(dwcp_consensus_rounds_total[...])` first',
      ),
    );
  });

  it('reports a counter that a panel draws as it is', () => {
    const expression = 'dwcp_consensus_rounds_total{instance="a"}';
    expect(problems(expression)).toBe('');
    expect(problems(expression, { use: 'panel' })).toBe(
      report(
        'raw-counter: shows the bare value of dwcp_consensus_rounds_total, which is a counter',
        expression,
        `${'^'.repeat(expression.length)} take \`rate(dwcp_consensus_rounds_total[...])\` or \`increase(dwcp_consensus_rounds_total[...])\` first`,
      ),
    );
  });

  it('reports a sum of counters', () => {
    expect(problems('sum by (instance) (dwcp_consensus_rounds_total)')).toBe(
      report(
        'raw-counter: `sum by (instance)` of the bare value of dwcp_consensus_rounds_total, which is a counter',
        'sum by (instance) (dwcp_consensus_rounds_total)',
        '^^^ take `rate(dwcp_consensus_rounds_total[...])` or `increase(dwcp_consensus_rounds_total[...])` first',
      ),
    );
  });

  it('reports a quantile over buckets since the start', () => {
    expect(problems('histogram_quantile(0.95, dwcp_consensus_latency_seconds_bucket)')).toBe(
      report(
        'raw-counter: `histogram_quantile` of the bare value of dwcp_consensus_latency_seconds_bucket, which is a counter',
        'histogram_quantile(0.95, dwcp_consensus_latency_seconds_bucket)',
        '^^^^^^^^^^^^^^^^^^ take `rate(dwcp_consensus_latency_seconds_bucket[...])` or `increase(dwcp_consensus_latency_seconds_bucket[...])` first',
      ),
    );
  });

  it('reports the delta of a counter', () => {
    expect(problems('delta(dwcp_consensus_rounds_total[5m])')).toBe(
      report(
        'raw-counter: `delta` of the bare value of dwcp_consensus_rounds_total, which is a counter',
        'delta(dwcp_consensus_rounds_total[5m])',
        '^^^^^ take `rate(dwcp_consensus_rounds_total[...])` or `increase(dwcp_consensus_rounds_total[...])` first',
      ),
    );
  });

  it('reports a counter under a filter', () => {
    expect(problems('(dwcp_consensus_rounds_total and on (instance) up) > 5')).toBe(
      report(
        'raw-counter: `>` of the bare value of dwcp_consensus_rounds_total, which is a counter',
        '(dwcp_consensus_rounds_total and on (instance) up) > 5',
        '                                                   ^ take `rate(dwcp_consensus_rounds_total[...])` or `increase(dwcp_consensus_rounds_total[...])` first',
      ),
    );
  });
});
