import { problems, report } from '#test/lib/promql/expression';

describe('impossible-match', () => {
  it.each([
    [
      'sides with the same labels',
      'dwcp_memory_usage_bytes / (dwcp_memory_usage_bytes + dwcp_memory_available_bytes)',
    ],
    ['sides aggregated alike', 'sum by (job) (up) / count by (job) (up)'],
    ['a side that is one of several', '(sum by (job) (up) or sum(up)) / count by (job) (up)'],
    [
      'values that differ on an ignored label',
      'node_cpu_seconds_total{mode="idle"} and ignoring (mode) node_cpu_seconds_total{mode="user"}',
    ],
    ['alternatives with different labels', 'sum(up) or sum by (job) (up)'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a label of one side', () => {
    expect(problems('dwcp_memory_usage_bytes / dwcp_disk_used_bytes')).toBe(
      report(
        'impossible-match: the sides of `/` never match: only dwcp_disk_used_bytes has device',
        'dwcp_memory_usage_bytes / dwcp_disk_used_bytes',
        '                        ^ match by what they share with `on (instance, job, node_id)`, or aggregate both sides alike',
      ),
    );
  });

  it('reports sides aggregated by different labels', () => {
    expect(problems('sum by (job) (up) / sum by (instance) (up)')).toBe(
      report(
        'impossible-match: the sides of `/` never match: only the left side has job, only the right side has instance',
        'sum by (job) (up) / sum by (instance) (up)',
        '                  ^ aggregate both sides by the same labels',
      ),
    );
  });

  it('reports different values of one label', () => {
    expect(problems('node_cpu_seconds_total{mode="idle"} and node_cpu_seconds_total{mode="user"}')).toBe(
      report(
        'impossible-match: the sides of `and` never match: mode is "idle" on the left and "user" on the right',
        'node_cpu_seconds_total{mode="idle"} and node_cpu_seconds_total{mode="user"}',
        '                                    ^^^ add `ignoring (mode)`, or aggregate both sides by the labels they share',
      ),
    );
  });

  it('reports different values of a label that `on` names', () => {
    expect(
      problems('node_cpu_seconds_total{mode="idle"} and on (mode) node_cpu_seconds_total{mode="user"}'),
    ).toBe(
      report(
        'impossible-match: the sides of `and on (mode)` never match: mode is "idle" on the left and "user" on the right',
        'node_cpu_seconds_total{mode="idle"} and on (mode) node_cpu_seconds_total{mode="user"}',
        '                                    ^^^ take mode out of `on`',
      ),
    );
  });

  it('reports an `unless` that excludes nothing', () => {
    expect(problems('up == 0 unless sum by (job) (up) == 0')).toBe(
      report(
        'impossible-match: the sides of `unless` never match: only the left side has instance',
        'up == 0 unless sum by (job) (up) == 0',
        '        ^^^^^^ match by what they share with `on (job)`, or aggregate both sides alike',
      ),
    );
  });
});
