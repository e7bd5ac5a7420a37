import { checkAlsoKeep } from '#lib/checks/also-keep';
import { checkSiteFlags } from '#lib/components/victoria-metrics/check-site-flags';
import { type EnvironmentCheck, environmentCheck, type Section } from '#lib/environment/checks/check';
import { checkJobs } from '#lib/environment/checks/jobs';
import { checkNodeNames } from '#lib/environment/checks/node-names';
import { checkOverrides, type OverridableAlert } from '#lib/environment/checks/overrides';
import { checkRetention } from '#lib/environment/checks/retention';
import { type Alert, thresholdOf } from '#lib/rules/alert';
import { groupWindow } from '#lib/rules/evaluator';
import { alertsOf } from '#lib/rules/group';
import type { LogAlert } from '#lib/rules/log-alert';
import { type ResolvedGroup, resolveGroups } from '#lib/rules/resolve';
import { checkAcceptedRisks, checkCapacity } from '#lib/sizing/check-capacity';
import { logsLimits } from '#lib/sizing/logs-limits';
import { metricsLimits } from '#lib/sizing/metrics-limits';
import { profilesLimits } from '#lib/sizing/profiles-limits';
import { tracesLimits } from '#lib/sizing/traces-limits';
import type { Declarations } from '#lib/stack';
import { entranceChecks } from '#lib/topology/check-entrances';
import { exporterChecks } from '#lib/topology/check-exporters';
import { longest } from '#lib/units/duration';

/** What an environment file says about jobs and rules, against those that there are, and about its load. */
export function environmentChecks({
  catalogue,
  recordings,
  alerts,
  logAlerts,
}: Declarations): readonly EnvironmentCheck[] {
  const { jobs } = catalogue;
  const overridable = [...alertsOf(alerts), ...logAlerts.flatMap(({ rules }) => rules)].map(overridableAlert);
  return [
    environmentCheck(['targets'], (environment) => checkJobs(environment, jobs)),
    environmentCheck(['targets'], (environment) => checkNodeNames(environment, jobs)),
    environmentCheck(['alerts'], (environment) => checkOverrides(environment, overridable)),
    environmentCheck(['alerts', 'hosts', 'prometheus', 'victoriaMetrics'], (environment) => {
      const groups = resolveGroups([...recordings, ...alerts], environment).map(readable);
      return checkRetention(environment, longest(groups.map(groupWindow)));
    }),
    ...capacityChecks,
    ...entranceChecks,
    ...exporterChecks,
    environmentCheck(['exporters'], (environment) => checkAlsoKeep(environment, catalogue)),
    { reads: readsOfPrograms, check: (environment) => checkSiteFlags(environment, jobs) },
  ];
}

/** What is declared against what is given, by what the signals need: one section that is broken hides nothing of the others. */
const capacityChecks: readonly EnvironmentCheck[] = [
  environmentCheck(['acceptedRisks', 'load', 'prometheus', 'victoriaMetrics', 'remoteWrite'], (environment) =>
    checkCapacity(environment, metricsLimits(environment)),
  ),
  environmentCheck(['acceptedRisks', 'load', 'traces'], (environment) =>
    checkCapacity(environment, tracesLimits(environment)),
  ),
  environmentCheck(['acceptedRisks', 'load', 'logs'], (environment) =>
    checkCapacity(environment, logsLimits(environment)),
  ),
  environmentCheck(['acceptedRisks', 'profiles'], (environment) =>
    checkCapacity(environment, profilesLimits(environment)),
  ),
  environmentCheck(
    ['acceptedRisks', 'load', 'prometheus', 'victoriaMetrics', 'remoteWrite', 'traces', 'logs', 'profiles'],
    checkAcceptedRisks,
  ),
];

/** What the programs of VictoriaMetrics are built from. */
const readsOfPrograms: readonly Section[] = [
  'name',
  'cluster',
  'site',
  'output',
  'load',
  'hosts',
  'prometheus',
  'alertmanager',
  'victoriaMetrics',
  'grafana',
  'traces',
  'logs',
  'access',
  'exporters',
  'targets',
];

function overridableAlert(alert: Alert | LogAlert): OverridableAlert {
  const threshold = thresholdOf(alert);
  return {
    name: alert.name,
    for: alert.for,
    alwaysFiring: alert.kind === 'alert' && alert.alwaysFiring === true,
    ...(threshold && { threshold }),
  };
}

/** Expressions that cannot be read are reported with the rules. */
const readable = ({ rules }: ResolvedGroup): Pick<ResolvedGroup, 'rules'> => ({
  rules: rules.filter(({ expr }) => expr.parsed.expression !== undefined),
});
