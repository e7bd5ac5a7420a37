import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Promql } from '#lib/promql/template';
import type { Team } from '#lib/routing/team';
import { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';

/** `none` is for the Watchdog alone, which is no fault. */
export type Severity = 'critical' | 'warning' | 'info' | 'none';

/** How fast a person has to know: `immediate` pages at once, `high` after a minute, `low` goes to the chat. */
export type Escalation = 'immediate' | 'high' | 'low';

/** A limit that the expression compares with: a time, or a number with a unit. */
export type Threshold = Duration | Quantity;

/** What every alert says, whatever its expression asks for. */
export interface AlertFacts {
  readonly severity: Severity;
  readonly team: Team;
  /** The part of DWCP or of the stack that it is about: `consensus`. */
  readonly component: string;
  /** Capacity alerts go to an hourly digest unless they are critical. @default none */
  readonly category?: 'capacity';
  /** @default by severity */
  readonly escalation?: Escalation;
  /** How long the condition has to hold. */
  readonly for: Duration;
  /** One line for a list of alerts. A Go template; `{threshold}` and `{for}` are filled in at synth. */
  readonly summary: string;
  /** What is wrong and how bad it is. A Go template, as the summary. */
  readonly description: string;
}

export interface AlertProps extends AlertFacts {
  /** What the hole `${threshold}` of the expression stands for. @default the expression has no such hole */
  readonly threshold?: Threshold;
  readonly expr: Promql;
  /** How long it keeps firing after the condition is gone, against flapping. @default not at all */
  readonly keepFiringFor?: Duration;
  /** Declared for alerts whose expression has no condition on purpose. @default false */
  readonly alwaysFiring?: boolean;
}

/** An alerting rule, as it is declared: before an environment changes its threshold or switches it off. */
export interface Alert extends AlertProps {
  readonly kind: 'alert';
  readonly name: string;
  readonly declaredAt: LazyPlace;
}

/** @param name in CamelCase; it is the `alertname` label and the name of the runbook page */
export function alert(name: string, props: AlertProps): Alert {
  return { kind: 'alert', name, ...props, declaredAt: placeOfCaller(alert) };
}

/** The declared threshold as a number with a unit. */
export function thresholdOf({ threshold }: { readonly threshold?: Threshold }): Quantity | undefined {
  return threshold instanceof Duration ? threshold.quantity : threshold;
}

/** Several checks read the same alerts. */
const declared = new WeakMap<Alert, Promql>();

/** The expression with the declared threshold in it. */
export function declaredExpression(alert: Alert): Promql {
  const threshold = thresholdOf(alert);
  const expression =
    declared.get(alert) ?? (threshold === undefined ? alert.expr : alert.expr.withThreshold(threshold));
  declared.set(alert, expression);
  return expression;
}
