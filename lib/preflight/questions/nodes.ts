import { renderCores, renderGibibytes } from '#lib/preflight/amount';
import type { NodeFact, Taint } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import { at, entriesAt, listAt, numberAt, textAt } from '#lib/preflight/json';
import { podResources, sum, times } from '#lib/preflight/pod-resources';
import type { Question } from '#lib/preflight/question';
import { nameOf, type Workload, workloads } from '#lib/preflight/requirements';
import { selects } from '#lib/preflight/selector';
import { counted, listedShort } from '#lib/preflight/words';

/** Whether there are nodes for every replica, and room on them. */
export const nodes: Question = (objects, facts) => {
  const programs = workloads(objects);
  if (programs.length === 0) return [];
  if (facts.nodes.kind === 'unknown') {
    return [
      unknown(
        'nodes',
        'nodes',
        facts.nodes.reason,
        'ask for the right to list nodes, or see that there is one for each replica',
      ),
    ];
  }
  const all = facts.nodes.value;
  const findings = programs.flatMap((program) => placement(program, all));
  return [
    ...(findings.length === 0
      ? [{ group: 'nodes', status: 'ok', message: 'every replica has a node of its own to run on' } as const]
      : findings),
    ...room(programs, all),
    ...zones(programs, all),
  ];
};

/** The nodes that a pod may run on, and those that its spread counts although it may not. */
function candidates({ pod }: Workload, all: readonly NodeFact[]) {
  const chosen = all.filter(({ labels }) => selects({ matchLabels: entriesAt(pod, 'nodeSelector') }, labels));
  return {
    chosen,
    usable: chosen.filter((node) => node.ready && !node.cordoned && tolerates(pod, node.taints)),
  };
}

function placement(program: Workload, all: readonly NodeFact[]): readonly Finding[] {
  const { pod, replicas, object, podLabels } = program;
  const { chosen, usable } = candidates(program, all);
  const name = nameOf(object);
  if (usable.length === 0) {
    return [
      {
        group: 'nodes',
        status: 'missing',
        message: `${name} has no node to run on: ${counted(chosen.length, 'node')} of ${all.length} fit its nodeSelector, and none of these takes it`,
        fix: `see output.nodeSelector and output.tolerations in the environment file${taintsOf(chosen)}`,
      },
    ];
  }
  const { requests } = podResources(pod);
  const large = usable.filter(({ cpu, memory }) => cpu >= requests.cpu && memory >= requests.memory);
  if (large.length === 0) {
    return [
      {
        group: 'nodes',
        status: 'missing',
        message: `${name} needs ${renderCores(requests.cpu)} and ${renderGibibytes(requests.memory)} on one node, and no node is that large`,
        fix: 'add larger nodes, or declare a smaller load in the environment file',
      },
    ];
  }
  const strict = strictSpread(pod, podLabels);
  const apart = mustBeApart(pod, podLabels);
  const blocked = strict?.countsTainted === true && chosen.length > usable.length;
  const most = apart ? large.length : blocked ? large.length * strict.maxSkew : Number.POSITIVE_INFINITY;
  if (most < replicas) {
    return [
      {
        group: 'nodes',
        status: 'missing',
        message: `${name} gets ${most} of its ${counted(replicas, 'replica')} scheduled: ${counted(large.length, 'node')} can run it${
          blocked
            ? `, and ${counted(chosen.length - usable.length, 'node')} that cannot counts in its spread`
            : ''
        }`,
        fix: `add nodes, or narrow output.nodeSelector to those that can run it${taintsOf(chosen)}`,
      },
    ];
  }
  if (large.length < replicas) {
    return [
      {
        group: 'nodes',
        status: 'warning',
        message: `${name} has ${counted(replicas, 'replica')} and ${counted(large.length, 'node')}: one node's failure takes more than one`,
        fix: 'add nodes until every replica has one of its own',
      },
    ];
  }
  return [];
}

/** A hard limit on how unevenly the pods may lie on nodes. */
interface StrictSpread {
  readonly maxSkew: number;
  /** Nodes whose taints the pod does not tolerate count as empty ones, which is the default. */
  readonly countsTainted: boolean;
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
function strictSpread(pod: unknown, labels: Readonly<Record<string, string>>): StrictSpread | undefined {
  const constraint = listAt(pod, 'topologySpreadConstraints').find(
    (one) =>
      textAt(one, 'topologyKey') === hostname &&
      textAt(one, 'whenUnsatisfiable') === 'DoNotSchedule' &&
      selects(at(one, 'labelSelector'), labels),
  );
  if (constraint === undefined) return undefined;
  return {
    maxSkew: numberAt(constraint, 'maxSkew') ?? 1,
    countsTainted: textAt(constraint, 'nodeTaintsPolicy') !== 'Honor',
  };
}

const hostname = 'kubernetes.io/hostname';

const mustBeApart = (pod: unknown, labels: Readonly<Record<string, string>>): boolean =>
  listAt(pod, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').some(
    (term) => textAt(term, 'topologyKey') === hostname && selects(at(term, 'labelSelector'), labels),
  );

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const tolerates = (pod: unknown, taints: readonly Taint[]): boolean =>
  taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .every((taint) =>
      listAt(pod, 'tolerations').some((toleration) => {
        const key = textAt(toleration, 'key');
        const effect = textAt(toleration, 'effect');
        const exists = textAt(toleration, 'operator') === 'Exists';
        return (
          (effect === undefined || effect === '' || effect === taint.effect) &&
          (key === undefined ? exists : key === taint.key) &&
          (exists || (textAt(toleration, 'value') ?? '') === taint.value)
        );
      }),
    );

function taintsOf(chosen: readonly NodeFact[]): string {
  const taints = [
    ...new Set(chosen.flatMap(({ taints: own }) => own.map(({ key, effect }) => `${key}:${effect}`))),
  ];
  return taints.length === 0 ? '' : `; taints there: ${listedShort(taints)}`;
}

/** What already runs on the nodes is not known, so that the figure is a bound. */
function room(programs: readonly Workload[], all: readonly NodeFact[]): readonly Finding[] {
  const need = sum(programs.map(({ pod, replicas }) => times(podResources(pod).requests, replicas)));
  const usable = new Set(programs.flatMap((program) => candidates(program, all).usable));
  const has = sum([...usable]);
  const figures = `requests ${renderCores(need.cpu)} and ${renderGibibytes(need.memory)}; ${counted(usable.size, 'node')} have ${renderCores(has.cpu)} and ${renderGibibytes(has.memory)}`;
  return need.cpu > has.cpu || need.memory > has.memory
    ? [
        {
          group: 'nodes',
          status: 'warning',
          message: `the stack ${figures}, before anything else runs there`,
          fix: 'add nodes, or let the cluster autoscaler do so',
        },
      ]
    : [{ group: 'nodes', status: 'ok', message: `the stack ${figures}, before what runs there already` }];
}

function zones(programs: readonly Workload[], all: readonly NodeFact[]): readonly Finding[] {
  const usable = new Set(programs.flatMap((program) => candidates(program, all).usable));
  const found = new Set([...usable].flatMap(({ labels }) => labels['topology.kubernetes.io/zone'] ?? []));
  if (found.size > 1) return [{ group: 'nodes', status: 'ok', message: `they are in ${found.size} zones` }];
  return [
    {
      group: 'nodes',
      status: 'warning',
      message:
        found.size === 0
          ? 'no node says which zone it is in'
          : `all of them are in the zone ${[...found].join()}`,
      fix: 'one failure of that zone takes the monitoring with it; no way out where there is only one',
    },
  ];
}
