import type { Environment } from '#lib/environment/environment';
import type { Limit } from '#lib/sizing/limit';
import { logsLimits } from '#lib/sizing/logs-limits';
import { metricsLimits } from '#lib/sizing/metrics-limits';
import { profilesLimits } from '#lib/sizing/profiles-limits';
import { tracesLimits } from '#lib/sizing/traces-limits';

/** What of an environment decides what it carries. */
export type Site = Pick<
  Environment,
  | 'load'
  | 'prometheus'
  | 'victoriaMetrics'
  | 'remoteWrite'
  | 'traces'
  | 'logs'
  | 'profiles'
  | 'acceptedRisks'
  | 'place'
>;

/**
 * Everything that the declared load could be too much for. Alertmanager, Grafana, vmalert and the logins are not in it: their
 * work follows from alerts and from people, which no load declares.
 */
export const limitsOf = (site: Site): readonly Limit[] => [
  ...metricsLimits(site),
  ...tracesLimits(site),
  ...logsLimits(site),
  ...profilesLimits(site),
];
