import { workloadsOf } from '#lib/checks/workloads';
import type { Applied } from '#lib/components/objects-of';

/** How a program is started: by a container, or as a process on one machine. */
export interface CommandLine {
  readonly program: string;
  /** What it is of, as `images.lock.json` calls it: several programs may be of one. */
  readonly image: string;
  readonly given: readonly string[];
}

/** The command lines of each process and container. */
export function commandLines(stack: Applied): readonly CommandLine[] {
  const images = new Map(stack.components.map(({ name, image }) => [name, image]));
  return [
    ...stack.components.flatMap(({ name, image, processes }) =>
      processes.map((process) => ({ program: name, image: image ?? name, given: process.arguments })),
    ),
    ...workloadsOf(stack).flatMap(({ owner, containers }) =>
      containers.map((container) => ({
        program: owner,
        image: images.get(owner) ?? owner,
        given: container.arguments,
      })),
    ),
  ];
}
