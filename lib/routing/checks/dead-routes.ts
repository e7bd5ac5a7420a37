import { allRoutes, nameOf, policyPlace, type RoutingCheck } from '#lib/routing/checks/check';
import { everyDelivery } from '#lib/routing/checks/reached';
import { receiverOf } from '#lib/routing/tree';

export const deadRoutes: RoutingCheck = {
  name: 'routing/dead-route',
  why: 'A route that no alert can reach is a promise that is not kept.',
  check(subject) {
    const reached = new Set(everyDelivery(subject).map((delivery) => delivery.route));
    return allRoutes(subject.routing)
      .filter((route) => !reached.has(route))
      .map((route) => ({
        check: 'routing/dead-route',
        where: policyPlace,
        subject: nameOf(route),
        message: `no alert reaches it: earlier routes take all that match it, or its own inner routes do (receiver ${route.receiver ?? receiverOf.unrouted})`,
        fix: 'move it before the route that takes its alerts, or remove it',
      }));
  },
};
