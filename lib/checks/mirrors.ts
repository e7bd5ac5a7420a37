import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import type { Component } from '#lib/components/component';
import { mirrorKey } from '#lib/kubernetes/config-map';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import type { NativeFile } from '#lib/native-file';
import type { Problem } from '#lib/problem';

export const mirrors: Check = {
  name: 'mirrors',
  what: 'ConfigMaps hold exactly the native files: each of them once, under the key of its path, byte for byte.',
  why: 'people review the native files, and the cluster runs the ConfigMaps',
  wayOut: '`lib/kubernetes/config-map.ts` makes ConfigMaps of native files.',
  check(stack) {
    if (stack.environment.output.kind !== 'kubernetes') return [];
    return stack.components.flatMap((component) => problemsOf(stack, component));
  },
};

/** One key of a ConfigMap. */
interface Entry {
  /** The ConfigMap and the key, as people call them. */
  readonly name: string;
  readonly key: string;
  readonly text: unknown;
}

function problemsOf(stack: CheckedStack, component: Component): readonly Problem[] {
  const entries = component.mirrors.flatMap(entriesOf);
  const wrong = entries.flatMap((entry) => {
    const message = whatIsWrong(entry, entries, component);
    return message === undefined
      ? []
      : [
          stackProblem(stack, 'mirrors', entry.name, {
            message,
            fix: 'make the ConfigMap of the native files with lib/kubernetes/config-map.ts',
          }),
        ];
  });
  const missing = missingFrom(entries, component).map((file) =>
    stackProblem(stack, 'mirrors', file.path, {
      message: `is in no ConfigMap of ${component.name}`,
      fix: 'add it to a mirror, or leave it out of the native files',
    }),
  );
  return [...wrong, ...missing];
}

function whatIsWrong(entry: Entry, entries: readonly Entry[], component: Component): string | undefined {
  const mirrored = component.files.find((file) => isMirror(entry, file));
  if (mirrored !== undefined) {
    const first = entries.find((other) => isMirror(other, mirrored));
    return first === undefined || first === entry
      ? undefined
      : `holds ${mirrored.path}, as does ${first.name}`;
  }
  const misplaced = component.files.find(({ text }) => text === entry.text);
  return misplaced === undefined
    ? `equals no native file of ${component.name}`
    : `holds ${misplaced.path}, which belongs under ${mirrorKey(misplaced)}`;
}

/** The files that no entry holds. One under a wrong key is there, and reported as that. */
function missingFrom(entries: readonly Entry[], { files }: Component): readonly NativeFile[] {
  const misplaced = entries.filter((entry) => !files.some((file) => isMirror(entry, file)));
  return files.filter(
    (file) =>
      !entries.some((entry) => isMirror(entry, file)) && !misplaced.some(({ text }) => text === file.text),
  );
}

const isMirror = ({ key, text }: Entry, file: NativeFile): boolean =>
  key === mirrorKey(file) && text === file.text;

const entriesOf = (mirror: KubernetesObject): readonly Entry[] =>
  typeof mirror.data === 'object' && mirror.data !== null
    ? Object.entries(mirror.data).map(([key, text]) => ({ name: `${nameOf(mirror)}: ${key}`, key, text }))
    : [];
