import { problems, report } from '#test/lib/promql/expression';

describe('removed-label', () => {
  it.each([
    [
      'a label that every aggregation keeps',
      'sum by (node_id) (sum by (node_id, device) (dwcp_disk_used_bytes))',
    ],
    [
      'a label that another aggregation does not take away',
      'sum without (device) (dwcp_disk_used_bytes) * on (node_id) group_left () dwcp_memory_usage_bytes',
    ],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports grouping by a label that an inner aggregation removed', () => {
    expect(problems('sum by (device) (sum by (node_id) (dwcp_disk_used_bytes))')).toBe(
      report(
        'removed-label: `sum by (node_id)` removes the label device, which `sum by` uses',
        'sum by (device) (sum by (node_id) (dwcp_disk_used_bytes))',
        '        ^^^^^^ write `sum by (node_id, device)`',
      ),
    );
  });

  it('reports a join on a label that `without` removed', () => {
    expect(
      problems(
        'sum without (node_id) (dwcp_disk_used_bytes) * on (node_id) group_left () dwcp_memory_usage_bytes',
      ),
    ).toBe(
      report(
        'removed-label: `sum without (node_id)` removes the label node_id, which `on` uses',
        'sum without (node_id) (dwcp_disk_used_bytes) * on (node_id) group_left () dwcp_memory_usage_bytes',
        '                                                   ^^^^^^^ write `sum without ()`',
      ),
    );
  });

  it('reports a label that only the other side of a join has', () => {
    expect(problems('sum by (device) (dwcp_memory_usage_bytes and on (node_id) dwcp_disk_used_bytes)')).toBe(
      report(
        'removed-label: `and on (node_id)` removes the label device, which `sum by` uses',
        'sum by (device) (dwcp_memory_usage_bytes and on (node_id) dwcp_disk_used_bytes)',
        '        ^^^^^^ use a label of the side whose labels `and on (node_id)` keeps',
      ),
    );
  });

  it('marks the aggregation that removes what an annotation prints', () => {
    const expression = 'sum by (node_id) (dwcp_disk_used_bytes) > 5';
    expect(problems(expression, { use: 'alert', annotationLabels: ['node_id', 'device'] })).toBe(
      report(
        'removed-label: `sum by (node_id)` removes the label device, which an annotation uses',
        expression,
        '^^^ write `sum by (node_id, device)`',
      ),
    );
  });
});
