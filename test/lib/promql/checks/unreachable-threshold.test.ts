import { promql } from '#lib/promql/template';
import { milliseconds, seconds } from '#lib/units/duration';
import { Quantity } from '#lib/units/quantity';
import { problems, report } from '#test/lib/promql/expression';

const p95 = { name: 'dwcp:consensus_latency:p95', matchers: [] };
const quantile = 'histogram_quantile(0.95, sum by (le) (rate(dwcp_consensus_latency_seconds_bucket[1m])))';

describe('unreachable-threshold', () => {
  it.each([
    ['a threshold that can be reached', 'dwcp:consensus_latency:p95 > 0.05'],
    ['one declared in the unit of the series', promql`${p95} > ${milliseconds(50)}`],
    ['the largest bound, which slow observations give', `${quantile} >= 1`],
    ['the end of the range itself', 'dwcp_circuit_breaker_state == 2 or dwcp_circuit_breaker_state <= 0'],
    ['a sum of shares', 'sum(dwcp_bandwidth_prediction_accuracy) > 2'],
    ['a share in percent', '100 * dwcp_bandwidth_prediction_accuracy < 80'],
    ['whether there is any', 'count(up == 0) > 0'],
    ['a count beside a default', '(count(up == 0) or vector(0)) == 0'],
    ['what drops NaN', `${quantile} >= 0 or dwcp:consensus_latency:p95 > -1`],
    ['an end that is not known', 'dwcp_error_budget_remaining < -3'],
    ['a forecast', 'predict_linear(dwcp_disk_available_bytes[1h], 3600) < 0'],
    ['a difference', 'delta(dwcp_circuit_breaker_state[1h]) < 0 or dwcp_circuit_breaker_state - 1 < 0'],
    ['a quotient', 'dwcp_circuit_breaker_state / (dwcp_circuit_breaker_state > 0) > 3'],
    ['a share of shares', 'sum(dwcp_circuit_breaker_state == 2) / count(dwcp_circuit_breaker_state) < 5'],
    ['one series instead of another', '(dwcp_circuit_breaker_state or dwcp_cpu_usage_percent) > 3'],
    ['a range that nothing is known of', 'dwcp_anomaly_score > 95'],
    [
      'a quantile of buckets whose bounds are made',
      `${quantile.replace('rate(', 'label_replace(rate(').replace('[1m])', '[1m]), "le", "9", "le", "1.0")')} > 5`,
    ],
    [
      'a quantile of buckets whose bounds are not known',
      'histogram_quantile(0.9, sum by (le) (rate(dwcp_ml_inference_duration_ms_bucket[5m]))) > 1e9',
    ],
    ['what is no number', 'dwcp_circuit_breaker_state < Inf'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports milliseconds where seconds are meant', () => {
    expect(problems('dwcp:consensus_latency:p95 > 50')).toBe(
      report(
        'unreachable-threshold: dwcp:consensus_latency:p95 is at most 2.5s, so it is never > 50',
        'dwcp:consensus_latency:p95 > 50',
        '                             ^^ the unit is seconds: write milliseconds(50) or 0.05',
      ),
    );
  });

  it('reports percent where a ratio is meant, on either side', () => {
    expect(problems('80 > dwcp_bandwidth_prediction_accuracy')).toBe(
      report(
        'unreachable-threshold: dwcp_bandwidth_prediction_accuracy is at most 1, so it is always < 80',
        '80 > dwcp_bandwidth_prediction_accuracy',
        '^^ the unit is ratio: write ratio(0.8) or 0.8',
      ),
    );
  });

  it('reports a threshold above the largest bucket', () => {
    expect(problems(`${quantile} > 5000`)).toBe(
      report(
        'unreachable-threshold: `histogram_quantile` is at most 1s, so it is never > 5000',
        `${quantile} > 5000`,
        `${' '.repeat(quantile.length)}   ^^^^ write a threshold below 1s`,
      ),
    );
  });

  it('reports a declared threshold without guessing at its unit', () => {
    expect(problems(promql`${p95} > ${seconds(3)}`)).toBe(
      report(
        'unreachable-threshold: dwcp:consensus_latency:p95 is at most 2.5s, so it is never > 3',
        'dwcp:consensus_latency:p95 > 3s',
        '                             ^^ write a threshold below 2.5s',
      ),
    );
  });

  it('leaves a threshold in another unit to the check of units', () => {
    expect(problems(promql`${p95} > ${Quantity.of(50, 'milliseconds')}`)).toBe(
      report(
        'units: compares seconds with milliseconds',
        'dwcp:consensus_latency:p95 > 50',
        '                             ^^ dwcp:consensus_latency:p95 is in seconds; write milliseconds(50) or 0.05',
      ),
    );
  });

  it('reports a state that there is not', () => {
    expect(problems('max by (name) (dwcp_circuit_breaker_state) == 3')).toBe(
      report(
        'unreachable-threshold: `max by (name)` is at most 2, so it is never == 3',
        'max by (name) (dwcp_circuit_breaker_state) == 3',
        '                                              ^ write a value of at most 2',
      ),
    );
  });

  it('reports a condition that always holds', () => {
    expect(problems('dwcp_circuit_breaker_state != 3')).toBe(
      report(
        'unreachable-threshold: dwcp_circuit_breaker_state is at most 2, so it is always != 3',
        'dwcp_circuit_breaker_state != 3',
        '                              ^ leave the comparison out, or write a value of at most 2',
      ),
    );
  });

  it.each([
    [
      'rate(http_requests_total[5m]) < 0',
      '`rate` is at least 0, so it is never < 0',
      'write a threshold above 0',
    ],
    [
      'max_over_time(dwcp_circuit_breaker_state[1h]) > 2',
      '`max_over_time` is at most 2, so it is never > 2',
      'write a threshold below 2',
    ],
    ['count(up == 0) == 0', '`count` is at least 1, so it is never == 0', 'write a value of at least 1'],
    [
      'dwcp_memory_usage_bytes < 0',
      'dwcp_memory_usage_bytes is at least 0, so it is never < 0',
      'write a threshold above 0',
    ],
    [
      '100 * dwcp_bandwidth_prediction_accuracy > 100',
      'the value is at most 100%, so it is never > 100',
      'write a threshold below 100%',
    ],
    [
      'dwcp_circuit_breaker_state >= 0',
      'dwcp_circuit_breaker_state is at least 0, so it is always >= 0',
      'leave the comparison out, or write a threshold above 0',
    ],
    [
      'dwcp_circuit_breaker_state <= 2',
      'dwcp_circuit_breaker_state is at most 2, so it is always <= 2',
      'leave the comparison out, or write a threshold below 2',
    ],
    [
      'dwcp_error_budget_remaining >= 1.5',
      'dwcp_error_budget_remaining is at most 1, so it is never >= 1.5',
      'the unit is ratio: write ratio(0.015) or 0.015',
    ],
    [
      'dwcp_circuit_breaker_state <= -1',
      'dwcp_circuit_breaker_state is at least 0, so it is never <= -1',
      'write a threshold of at least 0',
    ],
  ])('reports %s', (expression, message, fix) => {
    const threshold = expression.split(' ').at(-1) ?? '';
    const marks = '^'.repeat(threshold.length).padStart(expression.length);
    expect(problems(expression)).toBe(
      report(`unreachable-threshold: ${message}`, expression, `${marks} ${fix}`),
    );
  });
});
