import { selectedFrom } from '#lib/checks/selection';
import { type ContainerPort, type Workload, workloadsOf } from '#lib/checks/workloads';
import { type Applied, objectsOf } from '#lib/components/objects-of';
import { isSelected } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { at, listAt, numberAt, textAt } from '#lib/kubernetes/value';

export type Direction = 'ingress' | 'egress';

/** One rule of a NetworkPolicy: which pods it is for, with whom and on which ports they may speak. */
export interface TrafficRule {
  readonly policy: KubernetesObject;
  readonly direction: Direction;
  /** The pods that it is for. */
  readonly subjects: readonly Workload[];
  /** None: everybody. */
  readonly peers: readonly unknown[];
  /** The pods of the stack that the peers name by their labels. */
  readonly others: readonly Workload[];
  /** None: every port. */
  readonly ports: readonly unknown[];
}

/** What the policies of a stack say. */
export interface Traffic {
  readonly rules: readonly TrafficRule[];
  /** What some pods may do in one direction; undefined where no policy says anything about that. */
  readonly allowed: (pods: Workload, direction: Direction) => readonly TrafficRule[] | undefined;
}

/** Several checks ask for the same. */
const known = new WeakMap<Applied, Traffic>();

export function trafficOf(stack: Applied): Traffic {
  const before = known.get(stack);
  if (before !== undefined) return before;
  const traffic = readTraffic(stack);
  known.set(stack, traffic);
  return traffic;
}

function readTraffic(stack: Applied): Traffic {
  const workloads = workloadsOf(stack);
  const policies = objectsOf(stack).flatMap(({ object }) =>
    object.kind === 'NetworkPolicy' ? [{ policy: object, subjects: subjectsOf(object, workloads) }] : [],
  );
  const rules = policies.flatMap(({ policy, subjects }) => [
    ...rulesOf(policy, 'ingress', subjects, workloads),
    ...rulesOf(policy, 'egress', subjects, workloads),
  ]);
  const allowed = (pods: Workload, direction: Direction) => {
    const isIsolated = policies.some(
      ({ policy, subjects }) =>
        subjects.includes(pods) && listAt(policy, 'spec', 'policyTypes').includes(typeOf[direction]),
    );
    if (!isIsolated) return undefined;
    return rules.filter((rule) => rule.direction === direction && rule.subjects.includes(pods));
  };
  // Asked for every address and every rule.
  const answers = { ingress: new Map<Workload, Allowed>(), egress: new Map<Workload, Allowed>() };
  return {
    rules,
    allowed: (pods, direction) => {
      const before = answers[direction].get(pods);
      if (before !== undefined || answers[direction].has(pods)) return before;
      const answer = allowed(pods, direction);
      answers[direction].set(pods, answer);
      return answer;
    },
  };
}

type Allowed = ReturnType<Traffic['allowed']>;

/** As `policyTypes` calls a direction. */
export const typeOf = { ingress: 'Ingress', egress: 'Egress' } as const;

const rulesOf = (
  policy: KubernetesObject,
  direction: Direction,
  subjects: readonly Workload[],
  workloads: readonly Workload[],
): readonly TrafficRule[] =>
  listAt(policy, 'spec', direction).map((rule) => {
    const peers = listAt(rule, direction === 'ingress' ? 'from' : 'to');
    const inside = peers.filter(isInside);
    return {
      policy,
      direction,
      subjects,
      peers,
      others: othersOf(inside, policy, workloads),
      ports: listAt(rule, 'ports'),
    };
  });

/** The pods that a policy is for. */
const subjectsOf = (policy: KubernetesObject, workloads: readonly Workload[]): readonly Workload[] =>
  near(policy, selectedFrom(workloads, at(policy, 'spec', 'podSelector')));

/** The pods of its own namespace that peers name by their labels, in the order of the workloads. */
function othersOf(
  inside: readonly unknown[],
  policy: KubernetesObject,
  workloads: readonly Workload[],
): readonly Workload[] {
  const [only, ...more] = inside.map((peer) =>
    near(policy, selectedFrom(workloads, at(peer, 'podSelector'))),
  );
  if (only === undefined || more.length === 0) return only ?? [];
  return workloads.filter((workload) => [only, ...more].some((some) => some.includes(workload)));
}

const near = ({ metadata }: KubernetesObject, workloads: readonly Workload[]): readonly Workload[] =>
  workloads.filter(({ namespace }) => namespace === metadata.namespace);

/** Whether a policy is for some pods. */
export const isFor = (policy: KubernetesObject, { namespace, labels }: Workload): boolean =>
  policy.metadata.namespace === namespace && isSelected(labels, at(policy, 'spec', 'podSelector'));

/** Whether a peer stands for pods of the policy's own namespace: those of others are known to nobody here. */
export const isInside = (peer: unknown): boolean =>
  at(peer, 'podSelector') !== undefined && at(peer, 'namespaceSelector') === undefined;

function isPeer(peer: unknown, policy: KubernetesObject, { namespace, labels }: Workload): boolean {
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

/** Whether some pods may speak with others on a port: as servers (ingress) or as clients (egress). */
export const isAllowed = (
  { allowed }: Traffic,
  direction: Direction,
  pods: Workload,
  peer: Workload,
  port: ContainerPort,
): boolean =>
  allowed(pods, direction)?.some(
    ({ policy, peers, ports }) =>
      (ports.length === 0 || ports.some((each) => isPort(each, port))) &&
      (peers.length === 0 || peers.some((each) => isPeer(each, policy, peer))),
  ) ?? true;

/** A port as people call it: `9094/UDP`. */
export const describePort = ({ number, protocol }: ContainerPort): string => `${number}/${protocol}`;
