import type { Alert } from '#lib/rules/alert';
import type { Recording } from '#lib/rules/recording';
import type { Duration } from '#lib/units/duration';

export type Rule = Recording | Alert;

/** Rules that are evaluated one after the other at one interval, and written to a file of their own. */
export interface RuleGroup {
  readonly name: string;
  /** The file in `dist/<environment>/rules`, without its ending: `consensus-alerts`. */
  readonly file: string;
  readonly interval: Duration;
  readonly rules: readonly Rule[];
}

/** Every alert of some groups, in their order. */
export function alertsOf(groups: readonly RuleGroup[]): readonly Alert[] {
  return groups.flatMap((group) => group.rules).filter((rule) => rule.kind === 'alert');
}

/** Every recording rule of some groups, in their order. */
export function recordingsOf(groups: readonly RuleGroup[]): readonly Recording[] {
  return groups.flatMap((group) => group.rules).filter((rule) => rule.kind === 'recording');
}
