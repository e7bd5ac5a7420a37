import { literalVariables, type Workload, workloadsOf } from '#lib/checks/workloads';
import type { Applied } from '#lib/components/objects-of';
import type { NativeFile } from '#lib/native-file';

/** What tells a program of the stack what to do. */
export interface Settings {
  readonly workload: Workload;
  /** The container, its `Container` as it is written. */
  readonly spec: unknown;
  /** Arguments, and the values of variables. */
  readonly values: readonly string[];
  /** The native configuration of its component; rules and dashboards are none. */
  readonly files: readonly NativeFile[];
}

/** The settings of every container of a stack. Files belong to the one that is named after the component. */
export function settingsOf(stack: Applied): readonly Settings[] {
  const filesOf = new Map(
    stack.components.map(({ name, files }) => [name, files.filter(({ path }) => path.startsWith('config/'))]),
  );
  return workloadsOf(stack).flatMap((workload) =>
    workload.containers.map(({ name, spec, arguments: given }) => ({
      workload,
      spec,
      values: [...given, ...literalVariables(spec).map(([, value]) => value)],
      files: name === workload.owner ? (filesOf.get(name) ?? []) : [],
    })),
  );
}
