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
import { checkSizing } from '#lib/sizing/check';
import { checkLogVolume } from '#lib/sizing/check-logs';
import { checkLongTermStorage } from '#lib/sizing/check-long-term-storage';
import { checkProfilesDisk } from '#lib/sizing/check-profiles';
import { checkTraces } from '#lib/sizing/check-traces';
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
    environmentCheck(['load', 'prometheus', 'victoriaMetrics', 'remoteWrite'], checkSizing),
    environmentCheck(['load', 'prometheus', 'victoriaMetrics'], checkLongTermStorage),
    environmentCheck(['load', 'traces'], checkTraces),
    environmentCheck(['profiles'], checkProfilesDisk),
    ...entranceChecks,
    ...exporterChecks,
    environmentCheck(['exporters'], (environment) => checkAlsoKeep(environment, catalogue)),
    environmentCheck(['load', 'logs'], checkLogVolume),
    { reads: readsOfPrograms, check: (environment) => checkSiteFlags(environment, jobs) },
  ];
}

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
