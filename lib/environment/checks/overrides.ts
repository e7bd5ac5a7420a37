import type { AlertOverride, Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';
import { type Duration, days } from '#lib/units/duration';
import { parseQuantity, spellings } from '#lib/units/parse';
import type { Quantity } from '#lib/units/quantity';
import { units } from '#lib/units/unit';

/** What has to be known of an alert, as it is declared, to check what an environment changes about it. */
export interface OverridableAlert {
  readonly name: string;
  /** Absent: it has none that could be changed. */
  readonly threshold?: Quantity;
  readonly for: Duration;
  /** Something outside waits for such an alert again and again, so it stays as it is. @default false */
  readonly alwaysFiring?: boolean;
}

/** An alert that waits longer tells nobody on the day on which something broke. */
const longestWait = days(1);

/** Overrides are about alerts that exist, say something that can be done to them, and make a difference. */
export function checkOverrides(
  environment: Pick<Environment, 'alerts' | 'place'>,
  alerts: readonly OverridableAlert[],
): readonly Problem[] {
  const byName = new Map(alerts.map((alert) => [alert.name, alert]));
  return Object.entries(environment.alerts).flatMap(([name, override]) => {
    const alert = byName.get(name);
    const wrong = alert === undefined ? [unknownAlert(name, [...byName.keys()])] : mistakes(alert, override);
    return wrong.map(({ path = [], ...mistake }) =>
      problemAt(environment, 'overrides', ['alerts', name, ...path], mistake),
    );
  });
}

interface Mistake extends Pick<Problem, 'message' | 'fix'> {
  /** Below the alert's name. @default the alert as a whole */
  readonly path?: KeyPath;
}

function unknownAlert(name: string, known: readonly string[]): Mistake {
  const meant = closest(name, known);
  return {
    message: 'no alert has this name',
    fix: meant === undefined ? `the alerts are ${known.join(', ')}` : `did you mean ${meant}?`,
  };
}

function mistakes(alert: OverridableAlert, override: AlertOverride): readonly Mistake[] {
  if (alert.alwaysFiring === true) {
    return [
      {
        message: `fires always, on purpose: it cannot be ${override.kind}`,
        fix: "remove it; the dead man's switch raises an alarm when this alert stays away",
      },
    ];
  }
  if (override.kind === 'disabled') return [];
  const { threshold, for: wait } = override;
  if (threshold === undefined && wait === undefined) {
    return [{ message: 'changes nothing', fix: 'give threshold, for, or both; or remove it' }];
  }
  return [
    ...(threshold === undefined ? [] : mistakesInThreshold(alert, threshold)),
    ...(wait === undefined ? [] : mistakesInWait(alert, wait)),
  ];
}

function mistakesInThreshold({ name, threshold }: OverridableAlert, text: string): readonly Mistake[] {
  const path = ['threshold'];
  if (threshold === undefined) {
    return [
      {
        path,
        message: `${name} has no threshold that could be changed`,
        fix: 'remove the key; for can be changed, and the alert disabled',
      },
    ];
  }
  const changed = parseQuantity(text, threshold.unit);
  if (changed === undefined) {
    return [
      {
        path,
        message: `${text} does not fit the unit of ${name}, ${units[threshold.unit].name}`,
        fix: `write a number with ${spellings(threshold.unit)}`,
      },
    ];
  }
  if (changed.value === threshold.value) {
    return [{ path, message: `${changed} is what ${name} has already`, fix: 'write another, or remove it' }];
  }
  return isPossible(changed)
    ? []
    : [
        {
          path,
          message: `${changed} is not between 0% and 100%: the alert would fire always or never`,
          fix: `write a share between them, or disable the alert; without this it is ${threshold}`,
        },
      ];
}

/** Shares lie between nothing and all, and comparing with either says nothing about a site. */
function isPossible(threshold: Quantity): boolean {
  if (units[threshold.unit].dimension !== 'share') return true;
  const { value } = threshold.in('ratio');
  return value > 0 && value < 1;
}

function mistakesInWait(alert: OverridableAlert, wait: Duration): readonly Mistake[] {
  const path = ['for'];
  if (wait.equals(alert.for)) {
    return [
      { path, message: `${wait} is what ${alert.name} has already`, fix: 'write another, or remove it' },
    ];
  }
  return longestWait.isShorterThan(wait)
    ? [
        {
          path,
          message: `${wait} is longer than ${longestWait}`,
          fix: `write ${longestWait} or less, or disable the alert; without this it is ${alert.for}`,
        },
      ]
    : [];
}
