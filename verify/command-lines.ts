import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#tools/run';
import type { Checklist } from '#verify/checklist';
import { argumentsOf, workloadNamesIn } from '#verify/container';
import { readProcesses } from '#verify/processes';
import { createStage } from '#verify/stage';

/** Programs without a file of their own, and how they are told to do no more than read what they are given. */
const readers = [
  { program: 'vmagent', workload: /^vmagent$/, only: '-dryRun' },
  // It has no such flag: it reads the others before it prints its version.
  { program: 'vmbackup', workload: /^vmbackup-/, only: '-version' },
] as const;

/**
 * Has the real programs read every command line that one environment gives them.
 *
 * @param paths of the programs by name; what an absent one would check is left out
 */
export async function verifyCommandLines(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const { folder, remove } = createStage(dist, environment);
  try {
    for (const { program, workload, only } of readers) {
      const path = paths.get(program);
      const lines = linesIn(folder, program, workload);
      if (path === undefined || lines.length === 0) continue;
      await checklist.check(`${environment}: ${program} ${only}`, async () => {
        for (const line of lines) {
          const { status, stdout, stderr } = await run(path, [...line, only], { folder });
          if (status !== 0) throw new Error(`${line.join(' ')}\n${stdout}${stderr}`);
        }
        return lines.length === 1 ? '1 command line' : `${lines.length} command lines`;
      });
    }
  } finally {
    remove();
  }
}

function linesIn(folder: string, program: string, workload: RegExp): readonly (readonly string[])[] {
  if (existsSync(join(folder, 'processes.yaml'))) {
    return readProcesses(folder)
      .filter((process) => process.program === program)
      .map((process) => process.arguments);
  }
  return workloadNamesIn(folder)
    .filter((name) => workload.test(name))
    .map((name) => argumentsOf(name, folder));
}
