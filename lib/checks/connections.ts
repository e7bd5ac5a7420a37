import { type Check, nameOf, stackProblem } from '#lib/checks/check';
import {
  type Direction,
  describePort,
  isAllowed,
  isFor,
  isInside,
  isPeer,
  isPort,
  policiesOf,
  rulesOf,
  type Traffic,
  trafficOf,
} from '#lib/checks/traffic';
import { type ContainerPort, type Workload, workloadsOf } from '#lib/checks/workloads';
import type { KubernetesObject } from '#lib/kubernetes/object';

export const connections: Check = {
  name: 'connections',
  what: 'What one side of a connection allows between programs of the stack, both sides allow.',
  why: 'a connection that one side allows and the other refuses hangs until it times out',
  wayOut: 'An edge in `lib/topology/edges.ts`, from which the policies of both sides follow.',
  check(stack) {
    const policies = policiesOf(stack);
    const workloads = workloadsOf(stack);
    const traffic = new Map(workloads.map((workload) => [workload, trafficOf(workload, policies)]));
    return policies.flatMap((policy) =>
      halves(policy, workloads)
        .filter((half) => !isWhole(half, traffic))
        .map((half) =>
          stackProblem(stack, 'connections', nameOf(policy), {
            message: messageOf(half),
            fix: 'declare the edge in lib/topology/edges.ts, or remove this policy',
          }),
        ),
    );
  },
};

/** One side of a connection, which a policy allows. */
interface Half {
  readonly direction: Direction;
  readonly client: Workload;
  readonly server: Workload;
  readonly port: ContainerPort;
}

function halves(policy: KubernetesObject, workloads: readonly Workload[]): readonly Half[] {
  const rules = (['ingress', 'egress'] as const)
    .flatMap((direction) => rulesOf(policy, direction))
    .map((rule) => ({ ...rule, peers: rule.peers.filter(isInside) }))
    .filter(({ peers }) => peers.length > 0);
  if (rules.length === 0) return [];
  const subjects = workloads.filter((workload) => isFor(policy, workload));
  return rules.flatMap(({ direction, peers, ports }) => {
    const others = workloads.filter((workload) => peers.some((peer) => isPeer(peer, policy, workload)));
    const pairs = subjects.flatMap((subject) =>
      others.map((other) =>
        direction === 'ingress' ? { client: other, server: subject } : { client: subject, server: other },
      ),
    );
    return pairs.flatMap(({ client, server }) =>
      server.ports
        .filter((port) => ports.length === 0 || ports.some((wanted) => isPort(wanted, port)))
        .map((port) => ({ direction, client, server, port })),
    );
  });
}

const isWhole = (
  { direction, client, server, port }: Half,
  traffic: ReadonlyMap<Workload, Traffic>,
): boolean =>
  direction === 'ingress'
    ? isAllowed(traffic.get(client)?.egress, server, port)
    : isAllowed(traffic.get(server)?.ingress, client, port);

function messageOf({ direction, client, server, port }: Half): string {
  const from = client.object.metadata.name;
  const to = server.object.metadata.name;
  return direction === 'ingress'
    ? `lets ${from} in to ${to} at ${describePort(port)}, and no policy lets ${from} out to it`
    : `lets ${from} out to ${to} at ${describePort(port)}, and no policy lets it in there`;
}
