import { allMatch, type Labels } from '#lib/routing/matcher';
import type { GroupBy, Hours, InhibitRule, RootRoute, Route, Routing, Timing } from '#lib/routing/routing';
import { contains, type TimeInterval } from '#lib/routing/time-interval';

/** What becomes of one alert. */
export interface Evaluation {
  /** Names of receivers, in the order of the tree; one unless routes say `continue`. */
  readonly receivers: readonly string[];
  readonly deliveries: readonly Delivery[];
  /** The rule and the firing alert that keep it quiet. */
  readonly inhibitedBy?: Inhibition;
}

/** The alert at one receiver. */
export interface Delivery extends Timing {
  /** The innermost route that takes it. */
  readonly route: RootRoute | Route;
  readonly receiver: string;
  /** What all alerts of the same notification have in common; labels the alert lacks are left out. */
  readonly groupLabels: Labels;
  /** Names of the time intervals that make it wait; empty when it is told. */
  readonly mutedBy: readonly string[];
}

export interface Inhibition {
  readonly rule: string;
  readonly source: Labels;
}

export interface Circumstances {
  /** The moment of the notification. @default one at which nothing is muted */
  readonly at?: Date;
  /** The alerts that fire at that moment; the evaluated one may be among them. @default none */
  readonly firing?: readonly Labels[];
}

/**
 * What Alertmanager does with an alert, silences apart
 * (https://prometheus.io/docs/alerting/latest/configuration/#route).
 */
export function evaluate(
  routing: Routing,
  labels: Labels,
  { at, firing = [] }: Circumstances = {},
): Evaluation {
  const { receiver, routes, ...timing } = routing.route;
  const root: Inherited = { receiver, ...timing };
  const taken = takers(routes, labels, root);
  const deliveries = (taken.length > 0 ? taken : [{ route: routing.route, options: root }]).map((taker) =>
    deliver(taker, labels, at, routing.timeIntervals),
  );
  const inhibitedBy = inhibition(routing.inhibitRules, labels, firing);
  return {
    receivers: deliveries.map((delivery) => delivery.receiver),
    deliveries,
    ...(inhibitedBy && { inhibitedBy }),
  };
}

/** What a route takes over from the one around it where it says nothing itself. */
interface Inherited extends Timing {
  readonly receiver: string;
}

interface Taker {
  readonly route: RootRoute | Route;
  readonly options: Inherited;
}

/** The innermost matching routes, first to last: a route whose children all decline takes the alert itself. */
function takers(routes: readonly Route[], labels: Labels, around: Inherited): readonly Taker[] {
  const found: Taker[] = [];
  for (const route of routes) {
    if (!allMatch(route.matchers, labels)) continue;
    const options = inherit(route, around);
    const inner = takers(route.routes, labels, options);
    found.push(...(inner.length > 0 ? inner : [{ route, options }]));
    if (route.continue !== true) break;
  }
  return found;
}

function inherit(route: Route, around: Inherited): Inherited {
  return {
    receiver: route.receiver ?? around.receiver,
    groupBy: route.groupBy ?? around.groupBy,
    groupWait: route.groupWait ?? around.groupWait,
    groupInterval: route.groupInterval ?? around.groupInterval,
    repeatInterval: route.repeatInterval ?? around.repeatInterval,
  };
}

function deliver(
  { route, options }: Taker,
  labels: Labels,
  at: Date | undefined,
  intervals: readonly TimeInterval[],
): Delivery {
  const hours = 'hours' in route ? route.hours : undefined;
  const mutedBy = at === undefined || hours === undefined ? [] : muting(hours, at, intervals);
  return { route, ...options, groupLabels: groupLabels(options.groupBy, labels), mutedBy };
}

function groupLabels(groupBy: GroupBy, labels: Labels): Labels {
  return groupBy === 'every label'
    ? labels
    : Object.fromEntries(Object.entries(labels).filter(([label]) => groupBy.includes(label)));
}

/** Outside of several `only during` intervals all of them mute; `never during`, those that hold now do. */
function muting(hours: Hours, at: Date, intervals: readonly TimeInterval[]): readonly string[] {
  const now = hours.intervals.filter((name) =>
    intervals.some((interval) => interval.name === name && contains(interval, at)),
  );
  if (hours.kind === 'never during') return now;
  return now.length > 0 ? [] : hours.intervals;
}

/** An alert that is source and target of a rule is not muted by another one that is both, itself included. */
function inhibition(
  rules: readonly InhibitRule[],
  labels: Labels,
  firing: readonly Labels[],
): Inhibition | undefined {
  if (firing.length === 0) return undefined;
  for (const rule of rules) {
    if (!allMatch(rule.target, labels)) continue;
    const isSource = allMatch(rule.source, labels);
    const source = firing.find(
      (other) =>
        allMatch(rule.source, other) &&
        rule.equal.every((label) => (other[label] ?? '') === (labels[label] ?? '')) &&
        !(isSource && allMatch(rule.target, other)),
    );
    if (source !== undefined) return { rule: rule.name, source };
  }
  return undefined;
}
