import type { Environment } from '#lib/environment/environment';
import type { LazyPlace } from '#lib/place';
import type { Labels } from '#lib/routing/matcher';
import { type Team, teams } from '#lib/routing/team';

/** An alert as Alertmanager gets it, and where it is declared, which is worked out only for problems. */
export interface KnownAlert {
  readonly labels: Labels;
  readonly declaredAt: LazyPlace;
}

/** What Prometheus adds to a rule's own labels when it sends an alert. */
export function sentLabels(
  { name, cluster, site }: Pick<Environment, 'name' | 'cluster' | 'site'>,
  alertname: string,
  labels: Labels,
): Labels {
  return { alertname, ...labels, cluster, environment: name, site };
}

const severities = ['critical', 'warning', 'info'];
const escalations = ['immediate', 'high', 'low', undefined];
const categories = ['capacity', undefined];

/**
 * One label set for every combination of the labels that routes look at: what a rule could say, whether or not one
 * does. A route or rule that none of them reaches can go.
 */
export function possibleAlerts(environment: Environment): readonly Labels[] {
  const combinations = teams.flatMap((team) =>
    severities.flatMap((severity) =>
      escalations.flatMap((escalation) =>
        categories.map((category) => possible(environment, team, { severity, escalation, category })),
      ),
    ),
  );
  const watchdog = { severity: 'none', team: 'observability', component: 'prometheus' };
  return [...combinations, sentLabels(environment, 'Watchdog', watchdog)];
}

function possible(
  environment: Environment,
  team: Team,
  optional: Readonly<Record<string, string | undefined>>,
): Labels {
  const present = Object.entries(optional).flatMap(([label, value]) =>
    value === undefined ? [] : [[label, value] as const],
  );
  return sentLabels(environment, 'PossibleAlert', {
    team,
    component: 'consensus',
    ...Object.fromEntries(present),
  });
}
