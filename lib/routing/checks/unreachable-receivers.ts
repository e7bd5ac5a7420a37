import { type RoutingCheck, treePlace } from '#lib/routing/checks/check';
import { everyDelivery } from '#lib/routing/checks/reached';

export const unreachableReceivers: RoutingCheck = {
  name: 'routing/unreachable-receiver',
  why: 'Somebody who set up a receiver expects to hear from it.',
  check(subject) {
    const reached = new Set(everyDelivery(subject).map((delivery) => delivery.receiver));
    return subject.routing.receivers
      .filter((receiver) => !reached.has(receiver.name))
      .map((receiver) => ({
        check: 'routing/unreachable-receiver',
        where: treePlace,
        subject: `receiver ${receiver.name}`,
        message: 'no alert is ever sent to it',
        fix: 'send a route to it, or remove it',
      }));
  },
};
