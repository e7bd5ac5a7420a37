import type { Route, Routing } from '#lib/routing/routing';
import { minutes } from '#lib/units/duration';

/** The same routing for tests, which cannot wait: every group is due at once. */
export function hastened(routing: Routing): Routing {
  const hasten = (route: Route): Route => ({
    ...route,
    ...(route.groupWait && { groupWait: minutes(0) }),
    routes: route.routes.map(hasten),
  });
  const { route } = routing;
  return { ...routing, route: { ...route, groupWait: minutes(0), routes: route.routes.map(hasten) } };
}
