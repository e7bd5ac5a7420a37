import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { minutes, seconds } from '#lib/units/duration';
import { ratio } from '#lib/units/quantity';
import { migrationFailures, migrations } from '#metrics/migration';

export const MigrationFailureRateHigh = alert('MigrationFailureRateHigh', {
  severity: 'critical',
  team: 'oncall',
  component: 'migration',
  threshold: ratio(0.05),
  expr: promql`
    sum(rate(${migrationFailures}[${minutes(5)}])) / (sum(rate(${migrations}[${minutes(5)}])) > 0)
    > ${threshold}`,
  for: minutes(5),
  summary: 'VM migrations fail',
  description:
    '{{ $value | humanizePercentage }} of VM migrations failed in the last 5 minutes, more than {threshold}.',
});

export const migrationAlerts: RuleGroup = {
  name: 'dwcp_migration_alerts',
  file: 'migration-alerts',
  interval: seconds(10),
  rules: [MigrationFailureRateHigh],
};
