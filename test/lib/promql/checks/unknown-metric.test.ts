import { problems, report } from '#test/lib/promql/expression';

describe('unknown-metric', () => {
  it.each([
    ['a metric that exists', 'dwcp_cpu_usage_percent > 80'],
    ['names by a pattern that some metric matches', 'count({__name__=~"dwcp_memory_.*"})'],
    ['absent() of a metric that exists', 'absent(up)'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a misspelt name', () => {
    expect(problems('dwcp_cpu_usage_procent > 80')).toBe(
      report(
        'unknown-metric: unknown metric dwcp_cpu_usage_procent',
        'dwcp_cpu_usage_procent > 80',
        '^^^^^^^^^^^^^^^^^^^^^^ did you mean dwcp_cpu_usage_percent?',
      ),
    );
  });

  it('reports a counter without its ending', () => {
    expect(problems('rate(dwcp_consensus_rounds[5m])')).toBe(
      report(
        'unknown-metric: unknown metric dwcp_consensus_rounds',
        'rate(dwcp_consensus_rounds[5m])',
        '     ^^^^^^^^^^^^^^^^^^^^^ did you mean dwcp_consensus_rounds_total?',
      ),
    );
  });

  it('reports a histogram without what is stored of it', () => {
    expect(problems('rate(dwcp_consensus_latency_seconds[5m])')).toBe(
      report(
        'unknown-metric: unknown metric dwcp_consensus_latency_seconds',
        'rate(dwcp_consensus_latency_seconds[5m])',
        '     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it is a histogram: write dwcp_consensus_latency_seconds_bucket, dwcp_consensus_latency_seconds_sum or dwcp_consensus_latency_seconds_count',
      ),
    );
  });

  it('reports a name that is like no other', () => {
    expect(problems('frobnications > 1')).toBe(
      report(
        'unknown-metric: unknown metric frobnications',
        'frobnications > 1',
        '^^^^^^^^^^^^^ declare it in the metric catalogue, or record it',
      ),
    );
  });

  it('reports a pattern that no name matches', () => {
    expect(problems('count({__name__=~"dwcx_.*"})')).toBe(
      report(
        'unknown-metric: no known metric has a name that this selector matches',
        'count({__name__=~"dwcx_.*"})',
        '      ^^^^^^^^^^^^^^^^^^^^^ correct the matcher of __name__',
      ),
    );
  });
});
