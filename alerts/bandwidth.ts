import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { bandwidthPredictionAccuracy } from '#metrics/bandwidth';

export const BandwidthPredictionAccuracyLow = alert('BandwidthPredictionAccuracyLow', {
  severity: 'warning',
  team: 'ml',
  component: 'ml_prediction',
  threshold: ratio(0.8),
  expr: promql`${bandwidthPredictionAccuracy} < ${threshold}`,
  for: minutes(10),
  summary: 'Bandwidth prediction in mode {{ $labels.mode }} is inaccurate',
  description:
    'The bandwidth predictor of {{ $labels.instance }} is right in {{ $value | humanizePercentage }} of cases in mode {{ $labels.mode }}, less than {threshold}.',
});

export const bandwidthAlerts: RuleGroup = {
  name: 'dwcp_bandwidth_alerts',
  file: 'bandwidth-alerts',
  interval: seconds(10),
  rules: [BandwidthPredictionAccuracyLow],
};
