import type { KubernetesObject } from '#lib/kubernetes/object';
import { listAt, textAt } from '#lib/kubernetes/value';
import { parseAmount, renderCores, renderGibibytes } from '#lib/preflight/amount';
import type { LimitRangeFact } from '#lib/preflight/cluster-facts';
import type { Finding } from '#lib/preflight/finding';
import { containerResources } from '#lib/preflight/pod-resources';
import { workloads } from '#lib/preflight/requirements';

/**
 * Whether the containers keep the bounds of the LimitRanges of their namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRangeFindings = (
  objects: readonly KubernetesObject[],
  ranges: readonly LimitRangeFact[],
): readonly Finding[] =>
  ranges.flatMap((range) => {
    const broken = range.limits
      .filter(({ type }) => type === 'Container')
      .flatMap(({ min, max }) =>
        containersIn(objects, range.namespace).flatMap((one) => outside(one, min, max)),
      );
    const name = `LimitRange ${range.name} in ${range.namespace}`;
    return broken.length === 0
      ? [{ group: 'admission', status: 'ok', message: `${name} admits every container` } as const]
      : broken.map(
          (what): Finding => ({
            group: 'admission',
            status: 'missing',
            message: `${name} refuses ${what}`,
            fix: 'have the LimitRange changed; sizes follow from the load that the environment file declares',
          }),
        );
  });

interface NamedContainer {
  readonly name: string;
  readonly container: unknown;
}

const containersIn = (objects: readonly KubernetesObject[], namespace: string): readonly NamedContainer[] =>
  workloads(objects)
    .filter(({ object }) => object.metadata.namespace === namespace)
    .flatMap(({ object, pod }) =>
      listAt(pod, 'containers').map((container) => ({
        name: `${object.metadata.name}/${textAt(container, 'name')}`,
        container,
      })),
    );

type Bounds = Readonly<Record<string, string>>;

function outside({ name, container }: NamedContainer, min: Bounds, max: Bounds): readonly string[] {
  const { requests, limits } = containerResources(container);
  return (['cpu', 'memory'] as const).flatMap((resource) => {
    const render = resource === 'cpu' ? renderCores : renderGibibytes;
    const least = parseAmount(min[resource] ?? '');
    const most = parseAmount(max[resource] ?? '');
    return [
      ...(most !== undefined && limits[resource] > most
        ? [`${name}: its ${resource} limit is ${render(limits[resource])}, and ${render(most)} is the most`]
        : []),
      ...(least !== undefined && requests[resource] < least
        ? [
            `${name}: its ${resource} request is ${render(requests[resource])}, and ${render(least)} is the least`,
          ]
        : []),
    ];
  });
}
