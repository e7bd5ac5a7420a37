import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { LogAlert } from '#lib/rules/log-alert';
import type { Duration } from '#lib/units/duration';

/** A line that DWCP writes again and again: fields of JSON, or a text as it is. */
export interface WrittenLines {
  /** How long before the alert is looked at the first and the last is written. */
  readonly from: Ago;
  readonly until: Ago;
  readonly every: Duration;
  readonly line: string | Readonly<Record<string, string | number>>;
}

/** A time before now. */
export interface Ago {
  readonly ago: Duration;
}

export const ago = (duration: Duration): Ago => ({ ago: duration });

export interface LogCaseProps {
  /** A sentence: what happens. */
  readonly title: string;
  readonly lines: readonly WrittenLines[];
  /** The labels of what fires, besides those that every alert gets. @default nothing does */
  readonly fires?: Readonly<Record<string, string>>;
}

export interface LogCase extends LogCaseProps {
  readonly alert: LogAlert;
  readonly declaredAt: LazyPlace;
}

/** The proofs of one alert over log lines. A real Loki is asked its expression over the lines. */
export function logCases(alert: LogAlert, props: readonly LogCaseProps[]): readonly LogCase[] {
  const declaredAt = placeOfCaller(logCases);
  return props.map((one) => ({ ...one, alert, declaredAt }));
}
