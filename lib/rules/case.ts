import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Alert } from '#lib/rules/alert';
import type { SampleSeries } from '#lib/rules/samples';
import { type Duration, seconds } from '#lib/units/duration';

/** What a case shows about its alert. Every alert needs each of them that applies to it. */
export type Proof =
  | 'fires'
  | 'just below'
  | 'for boundary'
  | 'resolves'
  | 'missing data'
  /** For alerts over a counter: the first event creates the series, at 1. */
  | 'counter born at 1';

/** What promtool must see of the alert at one time after the start. */
export type Expectation =
  | { readonly at: Duration; readonly state: 'silent' | 'pending' }
  | {
      readonly at: Duration;
      readonly state: 'firing';
      readonly alerts: readonly [FiringAlert, ...FiringAlert[]];
    };

/** A firing alert: the labels its series carries and its texts; what every alert gets mechanically is added. */
export interface FiringAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly description: string;
}

export interface CaseProps {
  /** A sentence: what happens. */
  readonly title: string;
  readonly proves: readonly Proof[];
  readonly series: readonly SampleSeries[];
  readonly expect: readonly Expectation[];
  /** The time between two samples. @default 10 s */
  readonly interval?: Duration;
}

export interface Case extends Required<CaseProps> {
  readonly alert: Alert;
  readonly declaredAt: LazyPlace;
}

/** The proofs of one alert. */
export function cases(alert: Alert, props: readonly CaseProps[]): readonly Case[] {
  const declaredAt = placeOfCaller(cases);
  return props.map((props) => ({ interval: seconds(10), ...props, alert, declaredAt }));
}

/** An expectation of nothing, at each of these times. */
export const silent = (...times: readonly Duration[]): readonly Expectation[] =>
  times.map((at) => ({ at, state: 'silent' }));

/** The condition holds, but not yet for long enough. */
export const pending = (at: Duration): Expectation => ({ at, state: 'pending' });

/** Exactly these alerts fire. */
export const firing = (at: Duration, ...alerts: readonly [FiringAlert, ...FiringAlert[]]): Expectation => ({
  at,
  state: 'firing',
  alerts,
});
