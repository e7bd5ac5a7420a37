import { problems, report } from '#test/lib/promql/expression';

describe('unguarded-ratio', () => {
  it.each([
    [
      'a denominator above zero',
      'rate(dwcp_migration_failure_total[5m]) / (rate(dwcp_migration_total[5m]) > 0)',
    ],
    [
      'a denominator that is not zero',
      'rate(dwcp_migration_failure_total[5m]) / (rate(dwcp_migration_total[5m]) != 0)',
    ],
    [
      'a least denominator',
      'rate(dwcp_migration_failure_total[5m]) / clamp_min(rate(dwcp_migration_total[5m]), 1)',
    ],
    [
      'a guard around the ratio',
      'rate(dwcp_migration_failure_total[5m]) / rate(dwcp_migration_total[5m]) > 0.05 and rate(dwcp_migration_total[5m]) > 0',
    ],
    [
      'a guard before the ratio',
      'rate(dwcp_migration_total[5m]) > 0.1 and rate(dwcp_migration_failure_total[5m]) / rate(dwcp_migration_total[5m]) > 0.05',
    ],
    [
      'an exception for zero',
      'rate(dwcp_migration_failure_total[5m]) / rate(dwcp_migration_total[5m]) unless rate(dwcp_migration_total[5m]) == 0',
    ],
    ['a count', 'sum(rate(dwcp_migration_total[5m])) / count(up)'],
    [
      'the size of something',
      'dwcp_disk_available_bytes / (dwcp_disk_available_bytes + dwcp_disk_used_bytes)',
    ],
    [
      'a sum of what is above zero',
      'sum(rate(dwcp_migration_failure_total[5m])) / sum(rate(dwcp_migration_total[5m]) > 0)',
    ],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a rate', () => {
    expect(
      problems('sum(rate(dwcp_migration_failure_total[5m])) / sum(rate(dwcp_migration_total[5m]))'),
    ).toBe(
      report(
        'unguarded-ratio: divides by what is zero while nothing happens',
        'sum(rate(dwcp_migration_failure_total[5m])) / sum(rate(dwcp_migration_total[5m]))',
        '                                            ^ guard the denominator: `a / (b > 0)`',
      ),
    );
  });

  it('reports a mean', () => {
    expect(
      problems(
        'rate(dwcp_consensus_latency_seconds_sum[5m]) / rate(dwcp_consensus_latency_seconds_count[5m])',
      ),
    ).toBe(
      report(
        'unguarded-ratio: divides by what is zero while nothing happens',
        'rate(dwcp_consensus_latency_seconds_sum[5m]) / rate(dwcp_consensus_latency_seconds_count[5m])',
        '                                             ^ guard the denominator: `a / (b > 0)`',
      ),
    );
  });

  it('reports a recorded rate', () => {
    expect(problems('dwcp:requests:rate5m / dwcp:requests:rate5m')).toBe(
      report(
        'unguarded-ratio: divides by what is zero while nothing happens',
        'dwcp:requests:rate5m / dwcp:requests:rate5m',
        '                     ^ guard the denominator: `a / (b > 0)`',
      ),
    );
  });

  it('reports a guard about something else', () => {
    expect(
      problems('rate(dwcp_migration_failure_total[5m]) / rate(dwcp_migration_total[5m]) and up > 0'),
    ).toBe(
      report(
        'unguarded-ratio: divides by what is zero while nothing happens',
        'rate(dwcp_migration_failure_total[5m]) / rate(dwcp_migration_total[5m]) and up > 0',
        '                                       ^ guard the denominator: `a / (b > 0)`',
      ),
    );
  });

  it('reports a guard that lets zero pass', () => {
    expect(problems('rate(dwcp_migration_failure_total[5m]) / (rate(dwcp_migration_total[5m]) < 9)')).toBe(
      report(
        'unguarded-ratio: divides by what is zero while nothing happens',
        'rate(dwcp_migration_failure_total[5m]) / (rate(dwcp_migration_total[5m]) < 9)',
        '                                       ^ guard the denominator: `a / (b > 0)`',
      ),
    );
  });
});
