import { problems, report } from '#test/lib/promql/expression';

describe('histogram-quantile', () => {
  it.each([
    [
      'buckets summed by le',
      'histogram_quantile(0.95, sum by (le, model_type) (rate(dwcp_ml_inference_duration_ms_bucket[5m])))',
    ],
    ['buckets as they are', 'histogram_quantile(0.95, rate(dwcp_consensus_latency_seconds_bucket[5m]))'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports le summed away', () => {
    expect(
      problems(
        'histogram_quantile(0.95, sum by (model_type) (rate(dwcp_ml_inference_duration_ms_bucket[5m])))',
      ),
    ).toBe(
      report(
        'histogram-quantile: `histogram_quantile` needs the label le, which `sum by (model_type)` removes',
        'histogram_quantile(0.95, sum by (model_type) (rate(dwcp_ml_inference_duration_ms_bucket[5m])))',
        '                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `sum by (model_type, le)`',
      ),
    );
  });

  it('reports le taken away by without', () => {
    expect(
      problems(
        'histogram_quantile(0.95, sum without (le, instance) (rate(dwcp_ml_inference_duration_ms_bucket[5m])))',
      ),
    ).toBe(
      report(
        'histogram-quantile: `histogram_quantile` needs the label le, which `sum without (le, instance)` removes',
        'histogram_quantile(0.95, sum without (le, instance) (rate(dwcp_ml_inference_duration_ms_bucket[5m])))',
        '                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `sum without (instance)`',
      ),
    );
  });

  it('reports the sum instead of the buckets', () => {
    expect(problems('histogram_quantile(0.95, rate(dwcp_consensus_latency_seconds_sum[5m]))')).toBe(
      report(
        "histogram-quantile: `histogram_quantile` of dwcp_consensus_latency_seconds_sum, which is not a histogram's buckets",
        'histogram_quantile(0.95, rate(dwcp_consensus_latency_seconds_sum[5m]))',
        '                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read dwcp_consensus_latency_seconds_bucket',
      ),
    );
  });

  it('reports a gauge', () => {
    expect(problems('histogram_quantile(0.95, dwcp_cpu_usage_percent)')).toBe(
      report(
        "histogram-quantile: `histogram_quantile` of dwcp_cpu_usage_percent, which is not a histogram's buckets",
        'histogram_quantile(0.95, dwcp_cpu_usage_percent)',
        '                         ^^^^^^^^^^^^^^^^^^^^^^ use `quantile` or `quantile_over_time`',
      ),
    );
  });

  it('reports a percentage instead of a ratio', () => {
    expect(problems('histogram_quantile(99.9, rate(dwcp_consensus_latency_seconds_bucket[5m]))')).toBe(
      report(
        'histogram-quantile: a quantile is a ratio from 0 to 1, not 99.9',
        'histogram_quantile(99.9, rate(dwcp_consensus_latency_seconds_bucket[5m]))',
        '                   ^^^^ write 0.999',
      ),
    );
  });
});
