import type { Component } from '#lib/components/component';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { applyNumber } from '#lib/output/apply-order';
import { renderProcesses } from '#lib/output/processes';
import type { StackOutput } from '#lib/output/stack-output';
import { renderSummary } from '#lib/output/summary';

type File = readonly [path: string, text: string];

/** Objects as one YAML file, in the order given. */
export type RenderObjects = (objects: readonly KubernetesObject[]) => string;

/**
 * The files of `dist/<environment>/`, by their path below it, sorted. `manifests/` holds nothing but objects, so that
 * `kubectl apply --server-side -f dist/<environment>/manifests` works in one go.
 *
 * @throws Error when two files have the same path, or a component has no number in the apply order
 */
export function distribution(stack: StackOutput, renderObjects: RenderObjects): ReadonlyMap<string, string> {
  const files: readonly File[] = [
    ...(stack.kind === 'kubernetes' ? kubernetesFiles(stack, renderObjects) : processesFiles(stack)),
    ...[...stack.components.flatMap((component) => component.files), ...stack.pages].map(
      ({ path, text }): File => [path, text],
    ),
    ['SUMMARY.md', renderSummary(stack)],
  ];
  const byPath = new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  if (byPath.size < files.length) {
    const twice = files.find(([path], index) => files.findIndex(([other]) => other === path) < index);
    throw new Error(`two files of ${stack.environment} are called ${twice?.[0]}`);
  }
  return byPath;
}

function kubernetesFiles(stack: StackOutput, renderObjects: RenderObjects): readonly File[] {
  const groups: readonly (readonly [name: string, objects: readonly KubernetesObject[]])[] = [
    ['00-namespace', stack.base],
    ...stack.components.flatMap((component) => manifestsOf(component)),
  ];
  const manifests = groups
    .filter(([, objects]) => objects.length > 0)
    .map(([name, objects]): File => [`manifests/${name}.yaml`, renderObjects(objects)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [...manifests, ['kustomization.yaml', renderKustomization(manifests.map(([path]) => path))]];
}

/** `-config` sorts before the dot of the other name, so that a pod finds its configuration when it starts. */
function manifestsOf({ name, mirrors, objects }: Component) {
  const numbered = `${applyNumber(name)}-${name}`;
  return [[`${numbered}-config`, mirrors] as const, [numbered, objects] as const];
}

/** For `kubectl apply -k`, Argo CD and Flux: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
function renderKustomization(resources: readonly string[]): string {
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    'resources:',
    ...resources.map((path) => `  - ${path}`),
    '',
  ].join('\n');
}

function processesFiles(stack: StackOutput): readonly File[] {
  const processes = stack.components.flatMap((component) => component.processes);
  return [['processes.yaml', renderProcesses(processes)]];
}
