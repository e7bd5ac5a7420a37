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
} from '#lib/checks/traffic';
import { type ContainerPort, type Workload, workloadsOf } from '#lib/checks/workloads';
import type { KubernetesObject } from '#lib/kubernetes/object';

/** What one side of a connection allows between programs of the stack, both sides allow. */
export const connections: Check = {
  name: 'connections',
  why: 'a connection that one side allows and the other refuses hangs until it times out',
  wayOut: 'An edge in `lib/topology/edges.ts`, from which the policies of both sides follow.',
  check(stack) {
    const policies = policiesOf(stack);
    const workloads = workloadsOf(stack);
    return policies.flatMap((policy) =>
      halves(policy, workloads)
        .filter((half) => !isWhole(half, policies))
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
  const subjects = workloads.filter((workload) => isFor(policy, workload));
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    rulesOf(policy, direction).flatMap(({ peers, ports }) => {
      const others = workloads.filter((workload) =>
        peers.some((peer) => isInside(peer) && isPeer(peer, policy, workload)),
      );
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
    }),
  );
}

const isWhole = (
  { direction, client, server, port }: Half,
  policies: readonly KubernetesObject[],
): boolean =>
  direction === 'ingress'
    ? isAllowed(policies, 'egress', { pods: client, peer: server, port })
    : isAllowed(policies, 'ingress', { pods: server, peer: client, port });

function messageOf({ direction, client, server, port }: Half): string {
  const from = client.object.metadata.name;
  const to = server.object.metadata.name;
  return direction === 'ingress'
    ? `lets ${from} in to ${to} at ${describePort(port)}, and no policy lets ${from} out to it`
    : `lets ${from} out to ${to} at ${describePort(port)}, and no policy lets it in there`;
}
