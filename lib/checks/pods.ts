import { type Check, nameOf, stackProblem } from '#lib/checks/check';
import { objectsOf } from '#lib/components/objects-of';
import { stackLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';

/** A field that has to be there: with the value `is`, or with any where that is absent. */
interface Required {
  readonly path: readonly string[];
  readonly is?: unknown;
}

/** The policies that refuse all other traffic select pods by these. */
const ofLabels: readonly Required[] = Object.entries(stackLabels).map(([label, is]) => ({
  path: [label],
  is,
}));

const ofPods: readonly Required[] = [
  { path: ['serviceAccountName'] },
  { path: ['priorityClassName'] },
  { path: ['terminationGracePeriodSeconds'] },
  { path: ['securityContext', 'runAsNonRoot'], is: true },
  { path: ['securityContext', 'seccompProfile', 'type'], is: 'RuntimeDefault' },
];

const ofContainers: readonly Required[] = [
  { path: ['securityContext', 'allowPrivilegeEscalation'], is: false },
  { path: ['securityContext', 'readOnlyRootFilesystem'], is: true },
  { path: ['securityContext', 'capabilities', 'drop', '0'], is: 'ALL' },
  { path: ['resources', 'requests', 'cpu'] },
  { path: ['resources', 'requests', 'memory'] },
  { path: ['resources', 'limits', 'cpu'] },
  { path: ['resources', 'limits', 'memory'] },
  { path: ['startupProbe'] },
  { path: ['readinessProbe'] },
  { path: ['livenessProbe'] },
];

/** Every pod keeps the `restricted` Pod Security Standard, is known as the stack's, and says what it needs and how it is. */
export const pods: Check = {
  name: 'pods',
  why: 'the namespace refuses other pods, one without labels escapes the policies, and one without limits can take its node down',
  check(stack) {
    return objectsOf(stack).flatMap(({ object }) =>
      missingIn(object).map(({ path, is }) =>
        stackProblem(stack, 'pods', nameOf(object), {
          message: `its pods have no ${path.join('.')}${is === undefined ? '' : `: ${is}`}`,
          fix: 'build it with lib/kubernetes',
        }),
      ),
    );
  },
};

function missingIn(object: KubernetesObject): readonly Required[] {
  const pod = at(object, ['spec', 'template', 'spec']);
  if (pod === undefined) return [];
  const containers = Object.values(at(pod, ['containers']) ?? {});
  const podLabels = at(object, ['spec', 'template', 'metadata', 'labels']);
  return [
    ...ofLabels.filter((required) => !has(podLabels, required)),
    ...ofPods.filter((required) => !has(pod, required)),
    ...containers.flatMap((container) => ofContainers.filter((required) => !has(container, required))),
  ];
}

function has(value: unknown, { path, is }: Required): boolean {
  const found = at(value, path);
  return is === undefined ? found !== undefined : found === is;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
}
