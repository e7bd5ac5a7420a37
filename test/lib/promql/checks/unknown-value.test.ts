import { problems, report } from '#test/lib/promql/expression';

describe('unknown-value', () => {
  it.each([
    ['a value that the label has', 'dwcp_bandwidth_prediction_accuracy{mode="hybrid"} < 0.8'],
    ['several of them', 'dwcp_bandwidth_prediction_accuracy{mode=~"hybrid|internet"} < 0.8'],
    ['series without the label', 'dwcp_bandwidth_prediction_accuracy{mode=""} < 0.8'],
    ['a pattern', 'dwcp_bandwidth_prediction_accuracy{mode=~"inter.*|lan.*"} < 0.8'],
    ['what is left out', 'dwcp_bandwidth_prediction_accuracy{mode!="lan", mode!~"wan|lan"} < 0.8'],
    ['a variable', 'dwcp_bandwidth_prediction_accuracy{mode=~"$mode"} < 0.8'],
    ['a label of any value', 'dwcp_circuit_breaker_state{name="anything"} == 2'],
    ['metrics of which one has the value', '{__name__=~"dwcp_anomaly_.*|dwcp_cpu_.*", job="other"}'],
    ['a job', 'dwcp_anomaly_score{job="dwcp-anomaly-detector"} > 0.9'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a value in other letters', () => {
    expect(problems('dwcp_bandwidth_prediction_accuracy{mode="HYBRID"} < 0.8')).toBe(
      report(
        'unknown-value: dwcp_bandwidth_prediction_accuracy never has mode="HYBRID"',
        'dwcp_bandwidth_prediction_accuracy{mode="HYBRID"} < 0.8',
        '                                   ^^^^^^^^^^^^^ did you mean hybrid?',
      ),
    );
  });

  it('reports one of several values', () => {
    expect(problems('dwcp_bandwidth_prediction_accuracy{mode=~"hybrid|lan"} < 0.8')).toBe(
      report(
        'unknown-value: dwcp_bandwidth_prediction_accuracy never has mode="lan"',
        'dwcp_bandwidth_prediction_accuracy{mode=~"hybrid|lan"} < 0.8',
        '                                   ^^^^^^^^^^^^^^^^^^ its values are datacenter, hybrid and internet',
      ),
    );
  });

  it('reports a job that there is not', () => {
    expect(problems('dwcp_anomaly_score{job="anomaly"} > 0.9')).toBe(
      report(
        'unknown-value: dwcp_anomaly_score never has job="anomaly"',
        'dwcp_anomaly_score{job="anomaly"} > 0.9',
        '                   ^^^^^^^^^^^^^ its only value is dwcp-anomaly-detector',
      ),
    );
  });

  it('reports a value that no metric selected by a pattern has', () => {
    expect(problems('sum({__name__=~".*_prediction_accuracy", mode="lan"})')).toBe(
      report(
        'unknown-value: no metric selected here has mode="lan"',
        'sum({__name__=~".*_prediction_accuracy", mode="lan"})',
        '                                         ^^^^^^^^^^ its values are datacenter, hybrid and internet',
      ),
    );
  });
});
