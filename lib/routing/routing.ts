import type { Destination } from '#lib/environment/receiver-choices';
import type { Matcher } from '#lib/routing/matcher';
import type { TimeInterval } from '#lib/routing/time-interval';
import type { Duration } from '#lib/units/duration';

/** What Alertmanager does with alerts: who is told, together with what, when, and what keeps quiet. */
export interface Routing {
  readonly route: RootRoute;
  readonly receivers: readonly Receiver[];
  readonly inhibitRules: readonly InhibitRule[];
  readonly timeIntervals: readonly TimeInterval[];
}

/** The labels that alerts of one notification have in common. */
export type GroupBy = readonly string[] | 'every label';

/** When a group of alerts is told about. */
export interface Timing {
  readonly groupBy: GroupBy;
  /** From a new group's first alert to its first notification; may be zero. */
  readonly groupWait: Duration;
  /** From one notification to the next when the group has changed; never zero. */
  readonly groupInterval: Duration;
  /** The same when nothing has changed. It is looked at once per group interval. */
  readonly repeatInterval: Duration;
}

/** Where alerts end that no other route takes. */
export interface RootRoute extends Timing {
  readonly receiver: string;
  readonly routes: readonly Route[];
}

/** Takes the alerts that match all of its matchers; what it leaves out is as in the route around it. */
export interface Route extends Partial<Timing> {
  /** Which alerts these are, in words. */
  readonly about: string;
  readonly matchers: readonly Matcher[];
  readonly receiver?: string;
  /** Whether the routes after this one see the alert too. @default false */
  readonly continue?: boolean;
  /** When it tells. Not inherited from the route around it. @default always */
  readonly hours?: Hours;
  /** The first that matches takes the alert. */
  readonly routes: readonly Route[];
}

/** When notifications go out; the others wait. Intervals are named as in `timeIntervals`. */
export type Hours =
  | { readonly kind: 'only during'; readonly intervals: readonly string[] }
  | { readonly kind: 'never during'; readonly intervals: readonly string[] };

/** Somewhere that notifications go. */
export interface Receiver {
  readonly name: string;
  /** What it is for, in words. */
  readonly about: string;
  readonly destination: Destination;
  /** Whether it is also told that the alert is over. */
  readonly sendResolved: boolean;
}

/** While a source fires, the targets that agree with it in every label of `equal` keep quiet. */
export interface InhibitRule {
  readonly name: string;
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  /** Labels that every source and target has: two absent labels are equal, which would mute everything. */
  readonly equal: readonly string[];
}
