import { alerts } from '#alerts/index';
import type { Environment } from '#lib/environment/environment';
import { sentLabels } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';
import { resolveGroups } from '#lib/rules/resolve';

/** The labels of every alert that the repository declares, as an environment sends them. */
export function declaredAlerts(environment: Environment): readonly Labels[] {
  return resolveGroups(alerts, environment)
    .flatMap((group) => group.rules)
    .flatMap((rule) => (rule.kind === 'alert' ? [sentLabels(environment, rule.name, rule.labels)] : []));
}
