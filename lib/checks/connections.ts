import { type Check, stackProblem } from '#lib/checks/check';
import {
  describePort,
  isAllowed,
  isPort,
  type Traffic,
  type TrafficRule,
  trafficOf,
} from '#lib/checks/traffic';
import type { ContainerPort, Workload } from '#lib/checks/workloads';
import { nameOf } from '#lib/kubernetes/object';

export const connections: Check = {
  name: 'connections',
  what: 'What one side of a connection allows between programs of the stack, both sides allow.',
  why: 'a connection that one side allows and the other refuses hangs until it times out',
  wayOut: 'An edge in `lib/topology/edges/`, from which the policies of both sides follow.',
  check(stack) {
    const traffic = trafficOf(stack);
    return traffic.rules.flatMap((rule) =>
      connectionsOf(rule)
        .filter((connection) => !isWhole(rule, connection, traffic))
        .map((connection) =>
          stackProblem(stack, 'connections', nameOf(rule.policy), {
            message: messageOf(rule, connection),
            fix: 'declare the edge in lib/topology/edges/, or remove this policy',
          }),
        ),
    );
  },
};

interface Connection {
  readonly client: Workload;
  readonly server: Workload;
  readonly port: ContainerPort;
}

/** What a rule allows between pods of the stack: one side of each connection. */
function connectionsOf({ direction, subjects, others, ports }: TrafficRule): readonly Connection[] {
  const pairs = subjects.flatMap((subject) =>
    others.map((other) =>
      direction === 'ingress' ? { client: other, server: subject } : { client: subject, server: other },
    ),
  );
  return pairs.flatMap(({ client, server }) =>
    server.ports
      .filter((port) => ports.length === 0 || ports.some((wanted) => isPort(wanted, port)))
      .map((port) => ({ client, server, port })),
  );
}

/** Whether the other side allows it too. */
const isWhole = (
  { direction }: TrafficRule,
  { client, server, port }: Connection,
  traffic: Traffic,
): boolean =>
  direction === 'ingress'
    ? isAllowed(traffic, 'egress', client, server, port)
    : isAllowed(traffic, 'ingress', server, client, port);

function messageOf({ direction }: TrafficRule, { client, server, port }: Connection): string {
  const from = client.object.metadata.name;
  const to = server.object.metadata.name;
  return direction === 'ingress'
    ? `lets ${from} in to ${to} at ${describePort(port)}, and no policy lets ${from} out to it`
    : `lets ${from} out to ${to} at ${describePort(port)}, and no policy lets it in there`;
}
