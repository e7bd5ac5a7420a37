import { type Check, type CheckedStack, nameOf, stackProblem } from '#lib/checks/check';
import type { Component } from '#lib/components/component';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Problem } from '#lib/problem';

/** ConfigMaps hold exactly the native files: each of them once, byte for byte, and nothing else. */
export const mirrors: Check = {
  name: 'mirrors',
  why: 'people review the native files, and the cluster runs the ConfigMaps',
  check(stack) {
    if (stack.environment.output.kind !== 'kubernetes') return [];
    return stack.components.flatMap((component) => problemsOf(stack, component));
  },
};

function problemsOf(stack: CheckedStack, component: Component): readonly Problem[] {
  const mirrored = component.mirrors.flatMap((mirror) =>
    dataOf(mirror).map(([key, text]) => ({ key: `${nameOf(mirror)}: ${key}`, text })),
  );
  const unlike = mirrored
    .filter(({ text }) => component.files.every((file) => file.text !== text))
    .map(({ key }) =>
      stackProblem(stack, 'mirrors', key, {
        message: `equals no native file of ${component.name}`,
        fix: 'make the ConfigMap of the native file itself',
      }),
    );
  const missing = component.files
    .filter((file) => mirrored.filter(({ text }) => text === file.text).length === 0)
    .map((file) =>
      stackProblem(stack, 'mirrors', file.path, {
        message: `is in no ConfigMap of ${component.name}`,
        fix: 'add it to a mirror, or leave it out of the native files',
      }),
    );
  return [...unlike, ...missing];
}

const dataOf = ({ data }: KubernetesObject): readonly (readonly [string, unknown])[] =>
  typeof data === 'object' && data !== null ? Object.entries(data) : [];
