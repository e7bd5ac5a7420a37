import { type Check, stackProblem } from '#lib/checks/check';
import { type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { hasAll } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, textAt } from '#lib/kubernetes/value';

export const governingServices: Check = {
  name: 'governing-services',
  what: 'Every StatefulSet names a headless Service that selects its pods.',
  why: 'the names of the replicas in DNS, by which others find them, come from that Service',
  wayOut: '`headlessService` of `lib/kubernetes/replicated.ts`, under the name of the program.',
  check(stack) {
    const services = objectsOf(stack)
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'Service');
    return workloadsOf(stack)
      .filter(({ object }) => object.kind === 'StatefulSet')
      .flatMap((workload) => {
        const message = whatIsWrong(workload, services);
        if (message === undefined) return [];
        const fix = 'name the headless Service of its pods';
        return [stackProblem(stack, 'governing-services', nameOf(workload.object), { message, fix })];
      });
  },
};

function whatIsWrong(
  { object, namespace, labels }: Workload,
  services: readonly KubernetesObject[],
): string | undefined {
  const name = textAt(object, 'spec', 'serviceName');
  if (name === undefined) return 'has no spec.serviceName';
  const service = services.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (service === undefined) return `names the Service ${name}, which the stack does not have`;
  if (at(service, 'spec', 'clusterIP') !== 'None') return `names the Service ${name}, which is not headless`;
  return hasAll(labels, at(service, 'spec', 'selector'))
    ? undefined
    : `names the Service ${name}, which does not select its pods`;
}
