import { isSelected } from '#lib/kubernetes/label-selection';
import { at, listAt, numberAt, textAt } from '#lib/kubernetes/value';
import type { Taint } from '#lib/preflight/cluster-facts';

const hostname = 'kubernetes.io/hostname';

/** A hard limit on how unevenly the pods may lie on nodes. */
export interface StrictSpread {
  readonly maxSkew: number;
  /** Nodes whose taints the pod does not tolerate count as empty ones, which is the default. */
  readonly countsTainted: boolean;
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export function strictSpread(
  pod: unknown,
  labels: Readonly<Record<string, string>>,
): StrictSpread | undefined {
  const constraint = listAt(pod, 'topologySpreadConstraints').find(
    (one) =>
      textAt(one, 'topologyKey') === hostname &&
      textAt(one, 'whenUnsatisfiable') === 'DoNotSchedule' &&
      isSelected(labels, at(one, 'labelSelector')),
  );
  if (constraint === undefined) return undefined;
  return {
    maxSkew: numberAt(constraint, 'maxSkew') ?? 1,
    countsTainted: textAt(constraint, 'nodeTaintsPolicy') !== 'Honor',
  };
}

export const mustBeApart = (pod: unknown, labels: Readonly<Record<string, string>>): boolean =>
  listAt(pod, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').some(
    (term) => textAt(term, 'topologyKey') === hostname && isSelected(labels, at(term, 'labelSelector')),
  );

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export const tolerates = (pod: unknown, taints: readonly Taint[]): boolean =>
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
