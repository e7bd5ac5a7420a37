import type { AlertOverride, Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';
import { parseQuantity, spellings } from '#lib/units/parse';
import type { UnitName } from '#lib/units/unit';

/** What has to be known of an alert to check what an environment changes about it. */
export interface OverridableAlert {
  readonly name: string;
  /** The unit of its threshold. Absent: it has none that could be changed. */
  readonly thresholdUnit?: UnitName;
}

/** Overrides are about alerts that exist, and say something that can be done to them. */
export function checkOverrides(
  environment: Environment,
  alerts: readonly OverridableAlert[],
): readonly Problem[] {
  const byName = new Map(alerts.map((alert) => [alert.name, alert]));
  return Object.entries(environment.alerts).flatMap(([name, override]) => {
    const alert = byName.get(name);
    if (alert === undefined) return unknownAlert(environment, name, byName.keys());
    return override.kind === 'disabled' ? [] : checkChange(environment, alert, override);
  });
}

function unknownAlert(environment: Environment, name: string, known: Iterable<string>): Problem {
  const meant = closest(name, known);
  return problemAt(environment, 'overrides', ['alerts', name], {
    message: 'no alert has this name',
    fix: meant === undefined ? 'docs/alert-routing.md lists them' : `did you mean ${meant}?`,
  });
}

function checkChange(
  environment: Environment,
  { name, thresholdUnit }: OverridableAlert,
  { threshold, for: pause }: AlertOverride & { readonly kind: 'changed' },
): readonly Problem[] {
  if (threshold === undefined) {
    if (pause !== undefined) return [];
    return [
      problemAt(environment, 'overrides', ['alerts', name], {
        message: 'changes nothing',
        fix: 'give threshold, for, or both; or remove it',
      }),
    ];
  }
  const path = ['alerts', name, 'threshold'];
  if (thresholdUnit === undefined) {
    return [
      problemAt(environment, 'overrides', path, {
        message: `${name} has no threshold that could be changed`,
        fix: 'remove the key; for can be changed, and the alert disabled',
      }),
    ];
  }
  if (parseQuantity(threshold, thresholdUnit) !== undefined) return [];
  return [
    problemAt(environment, 'overrides', path, {
      message: `${JSON.stringify(threshold)} does not fit the unit of ${name}, ${thresholdUnit}`,
      fix: `write a number with ${spellings(thresholdUnit)}`,
    }),
  ];
}
