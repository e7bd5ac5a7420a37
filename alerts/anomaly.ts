import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { anomalyScore } from '#metrics/anomaly';

export const PerformanceAnomalyDetected = alert('PerformanceAnomalyDetected', {
  severity: 'warning',
  team: 'performance',
  component: 'ml_anomaly_detection',
  threshold: ratio(0.95),
  expr: promql`${anomalyScore} > ${threshold}`,
  for: minutes(1),
  summary: '{{ $labels.entity }} behaves unlike it did before',
  description:
    'Model {{ $labels.model }} gives {{ $labels.entity }} an anomaly score of {{ $value | humanizePercentage }}, above {threshold}.',
});

export const anomalyAlerts: RuleGroup = {
  name: 'dwcp_anomaly_alerts',
  file: 'anomaly-alerts',
  interval: seconds(10),
  rules: [PerformanceAnomalyDetected],
};
