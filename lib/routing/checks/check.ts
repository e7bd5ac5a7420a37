import type { Environment } from '#lib/environment/environment';
import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import type { Evaluation } from '#lib/routing/evaluate';
import type { KnownAlert } from '#lib/routing/known-alert';
import type { RootRoute, Route, Routing } from '#lib/routing/routing';

/** What a check of the routing looks at. */
export interface RoutingSubject {
  readonly environment: Environment;
  readonly routing: Routing;
  /** Every alert of the environment, Watchdog included. */
  readonly known: readonly Routed[];
  /** One for every combination of labels that routes look at. */
  readonly possible: readonly Routed[];
  /** Alerts that lack such labels, by mistake. */
  readonly stray: readonly Routed[];
}

/** An alert and what becomes of it. */
export interface Routed extends KnownAlert {
  readonly evaluation: Evaluation;
}

/** One thing that holds for every environment's routing. */
export interface RoutingCheck {
  readonly name: string;
  readonly why: string;
  check(subject: RoutingSubject): readonly Problem[];
}

/** Where routes and inhibition rules are declared. */
export const policyPlace: Place = { file: 'lib/routing/policy.ts' };
export const treePlace: Place = { file: 'lib/routing/tree.ts' };

/** Every route, the outer before the inner. */
export function allRoutes({ route }: Routing): readonly (RootRoute | Route)[] {
  return [route, ...route.routes.flatMap(withInner)];
}

function withInner(route: Route): readonly Route[] {
  return [route, ...route.routes.flatMap(withInner)];
}

/** A route as problems name it. */
export function nameOf(route: RootRoute | Route): string {
  return 'about' in route ? `route "${route.about}"` : 'default route';
}
