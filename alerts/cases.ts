import { anomalyCases } from '#alerts/anomaly.cases';
import { bandwidthCases } from '#alerts/bandwidth.cases';
import { capacityCases } from '#alerts/capacity.cases';
import { circuitBreakerCases } from '#alerts/circuit-breaker.cases';
import { consensusCases } from '#alerts/consensus.cases';
import { endpointCases } from '#alerts/endpoints.cases';
import { errorBudgetCases } from '#alerts/error-budget.cases';
import { migrationCases } from '#alerts/migration.cases';
import { watchdogCases } from '#alerts/watchdog.cases';
import type { Case } from '#lib/rules/case';

/** The proofs of every alert. */
export const alertCases: readonly Case[] = [
  ...consensusCases,
  ...circuitBreakerCases,
  ...errorBudgetCases,
  ...anomalyCases,
  ...bandwidthCases,
  ...migrationCases,
  ...capacityCases,
  ...endpointCases,
  ...watchdogCases,
];
