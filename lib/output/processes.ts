import type { Process } from '#lib/components/component';
import { renderYaml } from '#lib/yaml';

/** `processes.yaml`: the programs of one machine in the order in which they are started. */
export function renderProcesses(processes: readonly Process[]): string {
  const document = {
    processes: processes.map((process) => ({
      name: process.name,
      program: process.program,
      arguments: [...process.arguments],
      ...(Object.keys(process.environment).length === 0 ? {} : { environment: process.environment }),
      ...(process.environmentFiles && { environmentFiles: process.environmentFiles }),
      ready: process.ready,
      readyWithin: process.readyWithin.toString(),
    })),
  };
  const heading =
    '# Started in this order, in this directory, each when the one before answers at `ready`.\n';
  return heading + renderYaml(document);
}
