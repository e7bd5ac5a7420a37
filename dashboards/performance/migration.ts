import { MigrationFailureRateHigh } from '#alerts/migration';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { minutes, seconds } from '#lib/units/duration';
import { activeMigrations, migrationDuration, migrationFailures, migrations } from '#metrics/migration';
import { v3MigrationLatency } from '#metrics/v3-migration';

export const migration = row('Migrations', [
  timeSeries('Migration Failure Rate', {
    description: 'Share of the migrations of the last 5 minutes that failed, as the alert sees it.',
    whenEmpty: 'no migrations',
    unit: 'ratio',
    width: 6,
    queries: [
      {
        expr: promql`
          sum(rate(${migrationFailures}[${minutes(5)}])) / (sum(rate(${migrations}[${minutes(5)}])) > 0)`,
        legend: 'failed',
      },
    ],
    alerts: [MigrationFailureRateHigh],
  }),
  timeSeries('Active Migrations', {
    description: 'Migrations that are under way on each node. A number that does not fall again is stuck.',
    unit: 'count',
    decimals: 0,
    width: 6,
    queries: [{ expr: promql`sum by (node_id) (${activeMigrations})`, legend: '{{node_id}}' }],
  }),
  timeSeries('Mean Migration Duration', {
    description:
      'Mean time from beginning to end of the migrations that ended, with DWCP and without it; the objective is below 60 s.',
    whenEmpty: 'no migrations',
    unit: 'seconds',
    width: 6,
    queries: [
      {
        expr: promql`
          sum by (dwcp_enabled) (rate(${migrationDuration.sum}[${rateInterval}]))
            / (sum by (dwcp_enabled) (rate(${migrationDuration.count}[${rateInterval}])) > 0)`,
        legend: 'DWCP: {{dwcp_enabled}}',
      },
    ],
    limits: { worse: 'above', steps: [{ at: seconds(60), color: 'yellow' }] },
  }),
  timeSeries('Migration Downtime', {
    description:
      'For how long a VM stood still during its migration with v3. Beside each point, the trace of such a migration.',
    whenEmpty: 'no migrations',
    unit: 'seconds',
    width: 6,
    queries: [
      {
        expr: promql`
          histogram_quantile(0.5, sum by (le) (rate(${v3MigrationLatency.bucket}[${rateInterval}])))`,
        legend: 'p50',
      },
      {
        expr: promql`
          histogram_quantile(0.95, sum by (le) (rate(${v3MigrationLatency.bucket}[${rateInterval}])))`,
        legend: 'p95',
      },
      {
        expr: promql`
          histogram_quantile(0.99, sum by (le) (rate(${v3MigrationLatency.bucket}[${rateInterval}])))`,
        legend: 'p99',
        exemplars: true,
      },
    ],
  }),
]);
