import { isSelected } from '#lib/checks/label-selection';
import { at, listAt, numberAt, textAt } from '#lib/checks/value';
import type { ContainerPort, Workload } from '#lib/checks/workloads';
import { type Applied, objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';

export type Direction = 'ingress' | 'egress';

/** One rule of a NetworkPolicy: which pods it is for, with whom and on which ports they may speak. */
export interface TrafficRule {
  readonly policy: KubernetesObject;
  readonly direction: Direction;
  /** None: everybody. */
  readonly peers: readonly unknown[];
  /** None: every port. */
  readonly ports: readonly unknown[];
}

export const policiesOf = (stack: Applied): readonly KubernetesObject[] =>
  objectsOf(stack)
    .map(({ object }) => object)
    .filter(({ kind }) => kind === 'NetworkPolicy');

export const rulesOf = (policy: KubernetesObject, direction: Direction): readonly TrafficRule[] =>
  listAt(policy, 'spec', direction).map((rule) => ({
    policy,
    direction,
    peers: listAt(rule, direction === 'ingress' ? 'from' : 'to'),
    ports: listAt(rule, 'ports'),
  }));

/** Whether a policy is about these pods. */
export const isFor = (policy: KubernetesObject, { namespace, labels }: Workload): boolean =>
  policy.metadata.namespace === namespace && isSelected(labels, at(policy, 'spec', 'podSelector'));

/** Whether a peer stands for pods of the policy's own namespace: those of others are known to nobody here. */
export const isInside = (peer: unknown): boolean =>
  at(peer, 'podSelector') !== undefined && at(peer, 'namespaceSelector') === undefined;

export function isPeer(peer: unknown, policy: KubernetesObject, { namespace, labels }: Workload): boolean {
  const pods = at(peer, 'podSelector');
  const namespaces = at(peer, 'namespaceSelector');
  if (pods === undefined && namespaces === undefined) return false;
  const isNear =
    namespaces === undefined
      ? namespace === policy.metadata.namespace
      : isSelected({ 'kubernetes.io/metadata.name': namespace ?? '' }, namespaces);
  return isNear && (pods === undefined || isSelected(labels, pods));
}

/** Whether a `NetworkPolicyPort`, or a port of a Service's target or a probe, means this port of a container. */
export function isPort(wanted: unknown, port: ContainerPort): boolean {
  if ((textAt(wanted, 'protocol') ?? 'TCP') !== port.protocol) return false;
  const name = textAt(wanted, 'port');
  if (name !== undefined) return name === port.name;
  const first = numberAt(wanted, 'port');
  return (
    first === undefined || (first <= port.number && port.number <= (numberAt(wanted, 'endPort') ?? first))
  );
}

/** What the policies allow some pods in one direction; undefined where none of them says anything about that. */
type Allowed = readonly TrafficRule[] | undefined;

export interface Traffic {
  readonly ingress: Allowed;
  readonly egress: Allowed;
}

/** What some pods may do on the network. */
export function trafficOf(workload: Workload, policies: readonly KubernetesObject[]): Traffic {
  const own = policies.filter((policy) => isFor(policy, workload));
  const allowed = (direction: Direction, type: string): Allowed => {
    const isolating = own.filter((policy) => listAt(policy, 'spec', 'policyTypes').includes(type));
    return isolating.length === 0 ? undefined : isolating.flatMap((policy) => rulesOf(policy, direction));
  };
  return { ingress: allowed('ingress', 'Ingress'), egress: allowed('egress', 'Egress') };
}

/** Whether some pods may speak with others on a port: as servers (ingress) or as clients (egress). */
export const isAllowed = (allowed: Allowed, peer: Workload, port: ContainerPort): boolean =>
  allowed === undefined ||
  allowed.some(
    ({ policy, peers, ports }) =>
      (ports.length === 0 || ports.some((each) => isPort(each, port))) &&
      (peers.length === 0 || peers.some((each) => isPeer(each, policy, peer))),
  );

/** A port as people call it: `9094/UDP`. */
export const describePort = ({ number, protocol }: ContainerPort): string => `${number}/${protocol}`;
