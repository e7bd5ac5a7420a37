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

/** Whether the policies let some pods speak with others on a port: as servers (ingress) or as clients (egress). */
export function isAllowed(
  policies: readonly KubernetesObject[],
  direction: Direction,
  { pods, peer, port }: { readonly pods: Workload; readonly peer: Workload; readonly port: ContainerPort },
): boolean {
  const kind = direction === 'ingress' ? 'Ingress' : 'Egress';
  const isolating = policies.filter(
    (policy) => isFor(policy, pods) && listAt(policy, 'spec', 'policyTypes').includes(kind),
  );
  return (
    isolating.length === 0 ||
    isolating
      .flatMap((policy) => rulesOf(policy, direction))
      .some(
        ({ policy, peers, ports }) =>
          (peers.length === 0 || peers.some((each) => isPeer(each, policy, peer))) &&
          (ports.length === 0 || ports.some((each) => isPort(each, port))),
      )
  );
}

/** A port as people call it: `9094/UDP`. */
export const describePort = ({ number, protocol }: ContainerPort): string => `${number}/${protocol}`;
