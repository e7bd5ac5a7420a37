import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { PodSpec } from '#lib/kubernetes/kinds';
import { selectorLabels } from '#lib/kubernetes/labels';
import { priorityClassName } from '#lib/kubernetes/namespace';

/**
 * Where the pods of a program run: on the nodes that the site chose, spread over nodes and, where there are several,
 * over zones. Two replicas share a node only when there is no other, or never.
 *
 * @param apart whether a replica without a node of its own rather waits
 */
export function scheduling(
  name: string,
  output: KubernetesOutput,
  apart: boolean,
): Pick<
  PodSpec,
  'nodeSelector' | 'tolerations' | 'priorityClassName' | 'affinity' | 'topologySpreadConstraints'
> {
  const labelSelector = { matchLabels: selectorLabels(name) };
  const another = { topologyKey: 'kubernetes.io/hostname', labelSelector };
  return {
    ...(Object.keys(output.nodeSelector).length > 0 && { nodeSelector: output.nodeSelector }),
    ...(output.tolerations.length > 0 && { tolerations: output.tolerations }),
    priorityClassName,
    affinity: {
      podAntiAffinity: apart
        ? { requiredDuringSchedulingIgnoredDuringExecution: [another] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: another }] },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector,
      },
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector,
      },
    ],
  };
}
