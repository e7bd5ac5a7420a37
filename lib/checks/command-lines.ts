import { workloadsOf } from '#lib/checks/workloads';
import type { Applied } from '#lib/components/objects-of';

/** How a program is started: by a container, or as a process on one machine. */
export interface CommandLine {
  readonly program: string;
  readonly given: readonly string[];
}

/** The command lines of each process and container. */
export const commandLines = (stack: Applied): readonly CommandLine[] => [
  ...stack.components.flatMap(({ processes }) =>
    processes.map((process) => ({ program: process.program, given: process.arguments })),
  ),
  ...workloadsOf(stack).flatMap(({ owner, containers }) =>
    containers.map((container) => ({ program: owner, given: container.arguments })),
  ),
];
