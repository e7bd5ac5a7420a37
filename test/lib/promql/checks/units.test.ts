import { promql } from '#lib/promql/template';
import { milliseconds, seconds } from '#lib/units/duration';
import { count, percent, Quantity, ratio } from '#lib/units/quantity';
import { problems, report } from '#test/lib/promql/expression';

const cpu = { name: 'dwcp_cpu_usage_percent', matchers: [] };
const accuracy = { name: 'dwcp_bandwidth_prediction_accuracy', matchers: [] };
const jitter = { name: 'dwcp_amst_jitter_ms', matchers: [] };
const state = { name: 'dwcp_circuit_breaker_state', matchers: [] };
const p95 = { name: 'dwcp:consensus_latency:p95', matchers: [] };
const buckets = { name: 'dwcp_ml_inference_duration_ms_bucket', matchers: [] };

describe('units', () => {
  it.each([
    ['a bare number', 'dwcp:consensus_latency:p95 > 0.05'],
    ['a time in the series’ unit', promql`${p95} > ${milliseconds(50)}`],
    ['a ratio made a percentage', promql`100 * ${accuracy} < ${percent(80)}`],
    ['a percentage made a ratio', promql`${cpu} / 100 > ${ratio(0.8)}`],
    ['milliseconds made seconds', promql`${jitter} / 1000 > ${seconds(1)}`],
    ['a multiple of the same', promql`${p95} > 1.5 * (${p95} offset 1w)`],
    ['the rest of a whole', promql`1 - ${accuracy} > ${ratio(0.2)}`],
    ['a state with any number', promql`${state} == ${count(2)}`],
    ['an age', 'time() - node_time_seconds > 300'],
    [
      'a mean',
      promql`rate(dwcp_consensus_latency_seconds_sum[1m]) / (rate(dwcp_consensus_latency_seconds_count[1m]) > 0) > ${milliseconds(50)}`,
    ],
    [
      'a quantile in the unit of the buckets',
      promql`histogram_quantile(0.95, sum by (le) (rate(${buckets}[${seconds(60)}]))) > ${Quantity.of(10, 'milliseconds')}`,
    ],
    ['what nothing is known about', promql`ln(${p95}) > ${percent(3)}`],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports milliseconds beside seconds, with the number to write', () => {
    expect(problems(promql`${p95} > ${Quantity.of(50, 'milliseconds')}`)).toBe(
      report(
        'units: compares seconds with milliseconds',
        'dwcp:consensus_latency:p95 > 50',
        '                             ^^ dwcp:consensus_latency:p95 is in seconds; write milliseconds(50) or 0.05',
      ),
    );
  });

  it('reports seconds beside milliseconds', () => {
    expect(problems(promql`${jitter} > ${seconds(1)}`)).toBe(
      report(
        'units: compares milliseconds with seconds',
        'dwcp_amst_jitter_ms > 1s',
        "                      ^^ dwcp_amst_jitter_ms is in milliseconds; write Quantity.of(1000, 'milliseconds') or 1000",
      ),
    );
  });

  it('reports a percentage beside a ratio, on either side', () => {
    expect(problems(promql`${percent(80)} > ${accuracy}`)).toBe(
      report(
        'units: compares percent with ratio',
        '80 > dwcp_bandwidth_prediction_accuracy',
        '^^ dwcp_bandwidth_prediction_accuracy is in ratio; write ratio(0.8) or 0.8',
      ),
    );
  });

  it('reports a number that measures something else', () => {
    expect(problems(promql`${p95} > ${ratio(0.5)}`)).toBe(
      report(
        'units: compares seconds with ratio',
        'dwcp:consensus_latency:p95 > 0.5',
        '                             ^^^ dwcp:consensus_latency:p95 is in seconds; compare it with a quantity in seconds',
      ),
    );
  });

  it('reports two series in different units of the same', () => {
    expect(problems('dwcp:consensus_latency:p95 > on () group_left () dwcp_amst_jitter_ms')).toBe(
      report(
        'units: compares seconds with milliseconds',
        'dwcp:consensus_latency:p95 > on () group_left () dwcp_amst_jitter_ms',
        '                           ^ dwcp:consensus_latency:p95 is in seconds, dwcp_amst_jitter_ms in milliseconds; divide dwcp_amst_jitter_ms by 1000',
      ),
    );
  });

  it('reports a sum of what measures different things', () => {
    expect(problems('dwcp_memory_usage_bytes + on (node_id) dwcp_cpu_usage_percent')).toBe(
      report(
        'units: adds bytes with percent',
        'dwcp_memory_usage_bytes + on (node_id) dwcp_cpu_usage_percent',
        '                        ^ dwcp_memory_usage_bytes is in bytes, dwcp_cpu_usage_percent in percent: they measure different things',
      ),
    );
  });
});
