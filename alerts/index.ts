import * as anomaly from '#alerts/anomaly';
import * as bandwidth from '#alerts/bandwidth';
import * as capacity from '#alerts/capacity';
import * as circuitBreaker from '#alerts/circuit-breaker';
import * as consensus from '#alerts/consensus';
import * as endpoints from '#alerts/endpoints';
import * as errorBudget from '#alerts/error-budget';
import * as migration from '#alerts/migration';
import * as watchdog from '#alerts/watchdog';
import { groupsOf, type Topic } from '#lib/rules/topic';

/** Every file of alerts. */
export const alertTopics: readonly Topic[] = [
  { file: 'alerts/consensus.ts', exports: consensus },
  { file: 'alerts/circuit-breaker.ts', exports: circuitBreaker },
  { file: 'alerts/error-budget.ts', exports: errorBudget },
  { file: 'alerts/anomaly.ts', exports: anomaly },
  { file: 'alerts/bandwidth.ts', exports: bandwidth },
  { file: 'alerts/migration.ts', exports: migration },
  { file: 'alerts/capacity.ts', exports: capacity },
  { file: 'alerts/endpoints.ts', exports: endpoints },
  { file: 'alerts/watchdog.ts', exports: watchdog },
];

/** Every group of alerts. */
export const alerts = groupsOf(alertTopics);
