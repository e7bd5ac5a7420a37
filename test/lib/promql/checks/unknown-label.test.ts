import { problems, report } from '#test/lib/promql/expression';

describe('unknown-label', () => {
  it.each([
    ['labels that the metric has', 'dwcp_disk_used_bytes{device="sda", node_id=~"node-.+"} > 0'],
    [
      'a label that label_replace makes',
      'sum by (host) (label_replace(up, "host", "$1", "instance", "(.*):.*"))',
    ],
    ['a label that count_values makes', 'sum by (value) (count_values("value", up))'],
    [
      'a label that the one side of a join lends',
      'up * on (instance) group_left (name) dwcp_circuit_breaker_state',
    ],
    [
      'ignoring a label of one side',
      'dwcp_disk_used_bytes / ignoring (device) group_left () dwcp_memory_usage_bytes',
    ],
    ['any label of a metric by its name alone', 'count by (__name__) (up)'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a matcher on another label', () => {
    expect(problems('up{service="api"} == 0')).toBe(
      report(
        'unknown-label: up has no label service',
        'up{service="api"} == 0',
        '   ^^^^^^^ the labels are instance and job',
      ),
    );
  });

  it('reports a matcher on a misspelt label', () => {
    expect(problems('dwcp_cpu_usage_percent{nodeid="node-1"} > 80')).toBe(
      report(
        'unknown-label: dwcp_cpu_usage_percent has no label nodeid',
        'dwcp_cpu_usage_percent{nodeid="node-1"} > 80',
        '                       ^^^^^^ did you mean node_id?',
      ),
    );
  });

  it('reports a label that only the server adds, outside', () => {
    expect(problems('avg by (cluster, mode) (dwcp_bandwidth_prediction_accuracy)')).toBe(
      report(
        'unknown-label: `avg by` names the label cluster, which dwcp_bandwidth_prediction_accuracy does not have',
        'avg by (cluster, mode) (dwcp_bandwidth_prediction_accuracy)',
        '        ^^^^^^^ the labels are instance, job and mode',
      ),
    );
  });

  it('reports `without` of a label that is not there', () => {
    expect(problems('sum without (pod) (up)')).toBe(
      report(
        'unknown-label: `sum without` names the label pod, which up does not have',
        'sum without (pod) (up)',
        '             ^^^ the labels are instance and job',
      ),
    );
  });

  it('reports `on` a label of one side', () => {
    expect(problems('dwcp_disk_used_bytes / on (device) dwcp_memory_usage_bytes')).toBe(
      report(
        'unknown-label: `on` names the label device, which dwcp_memory_usage_bytes does not have',
        'dwcp_disk_used_bytes / on (device) dwcp_memory_usage_bytes',
        '                           ^^^^^^ the labels are instance, job and node_id',
      ),
    );
  });

  it('reports `group_left` of a label that the one side does not have', () => {
    expect(problems('dwcp_disk_used_bytes / on (node_id) group_left (zone) dwcp_memory_usage_bytes')).toBe(
      report(
        'unknown-label: `group_left` names the label zone, which dwcp_memory_usage_bytes does not have',
        'dwcp_disk_used_bytes / on (node_id) group_left (zone) dwcp_memory_usage_bytes',
        '                                                ^^^^ the labels are instance, job and node_id',
      ),
    );
  });

  it('reports `ignoring` a label of neither side', () => {
    expect(problems('dwcp_memory_usage_bytes / ignoring (zone) dwcp_memory_available_bytes')).toBe(
      report(
        'unknown-label: `ignoring` names the label zone, which the expression does not have',
        'dwcp_memory_usage_bytes / ignoring (zone) dwcp_memory_available_bytes',
        '                                    ^^^^ the labels are instance, job and node_id',
      ),
    );
  });

  it('reports label_replace of a label that is not there', () => {
    expect(problems('label_replace(up, "node", "$1", "host", "(.*)")')).toBe(
      report(
        'unknown-label: `label_replace` names the label host, which up does not have',
        'label_replace(up, "node", "$1", "host", "(.*)")',
        '                                ^^^^^^ the labels are instance and job',
      ),
    );
  });

  it('reports a label that an annotation prints and no metric has', () => {
    expect(problems('up == 0', { use: 'alert', annotationLabels: ['node'] })).toBe(
      report(
        'unknown-label: an annotation names the label node, which up does not have',
        'up == 0',
        '^^^^^^^ the labels are instance and job',
      ),
    );
  });
});
