import { isSelected } from '#lib/kubernetes/label-selection';
import { nameOf } from '#lib/kubernetes/object';
import { textsAt } from '#lib/kubernetes/value';
import { renderCores, renderGibibytes } from '#lib/preflight/amount';
import type { NodeFact } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import { podResources, sum, times } from '#lib/preflight/pod-resources';
import type { Question } from '#lib/preflight/question';
import { type Workload, workloads } from '#lib/preflight/requirements';
import { mustBeApart, strictSpread, tolerates } from '#lib/preflight/scheduling';
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
  if (all.length === 0) {
    const fix = 'add some; an autoscaler that starts from none needs a pod that waits';
    return [{ group: 'nodes', status: 'missing', message: 'the cluster has no nodes', fix }];
  }
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
  const chosen = all.filter(({ labels }) =>
    isSelected(labels, { matchLabels: textsAt(pod, 'nodeSelector') }),
  );
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
        message: `${name} has no node to run on: ${
          chosen.length === 0
            ? `none of ${counted(all.length, 'node')} fits its nodeSelector`
            : `${chosen.length} of ${counted(all.length, 'node')} fit its nodeSelector; they are not ready, cordoned or tainted`
        }`,
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
            ? `, and ${chosen.length - usable.length} more cannot, which its spread counts as empty`
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
        message: `${name} has ${counted(replicas, 'replica')} and ${counted(large.length, 'node')}: the failure of one node takes several`,
        fix: 'add nodes until every replica has one of its own',
      },
    ];
  }
  return [];
}

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
  if (usable.size === 0) return [];
  const has = sum([...usable]);
  const figures = `requests ${renderCores(need.cpu)} and ${renderGibibytes(need.memory)} of the ${renderCores(has.cpu)} and ${renderGibibytes(has.memory)} on ${counted(usable.size, 'node')}`;
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
  if (usable.size === 0) return [];
  const found = new Set([...usable].flatMap(({ labels }) => labels['topology.kubernetes.io/zone'] ?? []));
  if (found.size > 1)
    return [{ group: 'nodes', status: 'ok', message: `the nodes are in ${found.size} zones` }];
  return [
    {
      group: 'nodes',
      status: 'warning',
      message:
        found.size === 0
          ? 'no node says which zone it is in'
          : `all nodes are in the zone ${[...found].join()}`,
      fix: 'one failure of that zone takes the monitoring with it; no way out where there is only one',
    },
  ];
}
