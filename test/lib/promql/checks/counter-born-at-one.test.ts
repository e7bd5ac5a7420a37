import { problems, report } from '#test/lib/promql/expression';

describe('counter-born-at-one', () => {
  it.each([
    ['a counter that begins at 0', 'increase(dwcp_migration_failure_total[5m]) > 0'],
    [
      'series that were born are looked for as well',
      'increase(dwcp_consensus_byzantine_events_total[5m]) > 0 or dwcp_consensus_byzantine_events_total unless dwcp_consensus_byzantine_events_total offset 5m',
    ],
    [
      'a born series inside a sum',
      'sum by (anomaly_type) ((dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset 5m) or increase(dwcp_v3_anomaly_detections_total[5m])) > 0',
    ],
    ['more than a few events', 'increase(dwcp_consensus_byzantine_events_total[5m]) > 10'],
    [
      'a guard',
      'sum(rate(dwcp_v3_anomaly_detections_total{severity="high"}[5m])) / (sum(rate(dwcp_v3_anomaly_detections_total[5m])) > 0) > 0.5',
    ],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports any increase', () => {
    expect(problems('increase(dwcp_consensus_byzantine_events_total[5m]) > 0')).toBe(
      report(
        'counter-born-at-one: misses the first event of dwcp_consensus_byzantine_events_total, which its exporter does not initialise to zero',
        'increase(dwcp_consensus_byzantine_events_total[5m]) > 0',
        '                                                    ^ add `or (dwcp_consensus_byzantine_events_total unless dwcp_consensus_byzantine_events_total offset ...)` with the range as offset',
      ),
    );
  });

  it('reports at least one', () => {
    expect(problems('sum(increase(dwcp_consensus_byzantine_events_total[5m])) >= 1')).toBe(
      report(
        'counter-born-at-one: misses the first event of dwcp_consensus_byzantine_events_total, which its exporter does not initialise to zero',
        'sum(increase(dwcp_consensus_byzantine_events_total[5m])) >= 1',
        '                                                         ^^ write `(dwcp_consensus_byzantine_events_total unless dwcp_consensus_byzantine_events_total offset ...) or increase(...)` inside, births first, with the range as offset',
      ),
    );
  });

  it('reports inside a count', () => {
    expect(
      problems('count(sum by (anomaly_type) (increase(dwcp_v3_anomaly_detections_total[5m])) > 0) >= 3'),
    ).toBe(
      report(
        'counter-born-at-one: misses the first event of dwcp_v3_anomaly_detections_total, which its exporter does not initialise to zero',
        'count(sum by (anomaly_type) (increase(dwcp_v3_anomaly_detections_total[5m])) > 0) >= 3',
        '                                                                             ^ write `(dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset ...) or increase(...)` inside, births first, with the range as offset',
      ),
    );
  });

  it('reports births that come after an increase of 0', () => {
    expect(
      problems(
        'sum(increase(dwcp_v3_anomaly_detections_total[5m]) or (dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset 5m)) > 0',
      ),
    ).toBe(
      report(
        'counter-born-at-one: misses the first event of dwcp_v3_anomaly_detections_total, which its exporter does not initialise to zero',
        'sum(increase(dwcp_v3_anomaly_detections_total[5m]) or (dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset 5m)) > 0',
        '                                                                                                                                            ^ write `(dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset ...) or increase(...)` inside, births first, with the range as offset',
      ),
    );
  });

  it('reports a query that shows nothing but the sum of increases', () => {
    expect(problems('sum by (severity) (increase(dwcp_v3_anomaly_detections_total[24h]))')).toBe(
      report(
        'counter-born-at-one: misses the first event of dwcp_v3_anomaly_detections_total, which its exporter does not initialise to zero',
        'sum by (severity) (increase(dwcp_v3_anomaly_detections_total[24h]))',
        '                   ^^^^^^^^ write `(dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset ...) or increase(...)` inside, births first, with the range as offset',
      ),
    );
  });

  it.each(['panel', 'recording'] as const)('leaves the sum of increases of a %s alone', (use) => {
    expect(problems('sum(increase(dwcp_v3_anomaly_detections_total[24h]))', { use })).toBe('');
  });
});
