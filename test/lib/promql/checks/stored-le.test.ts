import { problems, report } from '#test/lib/promql/expression';

describe('stored-le', () => {
  it.each([
    ['a bound as it is stored', 'rate(dwcp_consensus_latency_seconds_bucket{le="1.0"}[5m])'],
    ['both spellings of a bound', 'rate(dwcp_consensus_latency_seconds_bucket{le=~"1(\\\\.0)?"}[5m])'],
    ['all but the last', 'rate(dwcp_consensus_latency_seconds_bucket{le!="+Inf"}[5m])'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a bound as the exporter writes it', () => {
    expect(problems('rate(dwcp_consensus_latency_seconds_bucket{le="1"}[5m])')).toBe(
      report(
        'stored-le: le="1" matches nothing: Prometheus stores the bound as 1.0',
        'rate(dwcp_consensus_latency_seconds_bucket{le="1"}[5m])',
        '                                           ^^^^^^ write le="1.0"',
      ),
    );
  });

  it('reports a bound of no bucket', () => {
    expect(problems('rate(dwcp_consensus_latency_seconds_bucket{le="0.3"}[5m])')).toBe(
      report(
        'stored-le: le="0.3" is no bound of dwcp_consensus_latency_seconds_bucket',
        'rate(dwcp_consensus_latency_seconds_bucket{le="0.3"}[5m])',
        '                                           ^^^^^^^^ its bounds are 0.01, 0.05, 0.1, 0.5, 1.0, +Inf',
      ),
    );
  });

  it('reports a pattern that no bound matches', () => {
    expect(problems('rate(dwcp_consensus_latency_seconds_bucket{le=~"1|2"}[5m])')).toBe(
      report(
        'stored-le: le=~"1|2" is no bound of dwcp_consensus_latency_seconds_bucket',
        'rate(dwcp_consensus_latency_seconds_bucket{le=~"1|2"}[5m])',
        '                                           ^^^^^^^^^ its bounds are 0.01, 0.05, 0.1, 0.5, 1.0, +Inf',
      ),
    );
  });

  it('reports a whole number where the bounds are not known', () => {
    expect(problems('rate(dwcp_ml_inference_duration_ms_bucket{le="10"}[5m])')).toBe(
      report(
        'stored-le: le="10" matches nothing: Prometheus stores the bound as 10.0',
        'rate(dwcp_ml_inference_duration_ms_bucket{le="10"}[5m])',
        '                                          ^^^^^^^ write le="10.0"',
      ),
    );
  });
});
