import { anomalyAlerts } from '#alerts/anomaly';
import { bandwidthAlerts } from '#alerts/bandwidth';
import { capacityAlerts } from '#alerts/capacity';
import { circuitBreakerAlerts } from '#alerts/circuit-breaker';
import { consensusAlerts } from '#alerts/consensus';
import { errorBudgetAlerts } from '#alerts/error-budget';
import { migrationAlerts } from '#alerts/migration';
import { watchdogAlerts } from '#alerts/watchdog';
import type { RuleGroup } from '#lib/rules/group';

/** Every group of alerts. */
export const alerts: readonly RuleGroup[] = [
  consensusAlerts,
  circuitBreakerAlerts,
  errorBudgetAlerts,
  anomalyAlerts,
  bandwidthAlerts,
  migrationAlerts,
  capacityAlerts,
  watchdogAlerts,
];
