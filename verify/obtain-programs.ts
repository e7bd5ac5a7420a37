import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
import type { Use } from '#tools/program';
import { programsOf } from '#tools/programs';
import type { Checklist } from '#verify/checklist';

/**
 * Obtains the programs that a command uses, and says what became of each. One that is missing fails a check, unless it
 * only ever comes from PATH.
 *
 * @param allowMissing whether no missing one fails a check
 * @returns the paths of those that are to be had, by name
 */
export async function obtainPrograms(
  use: Use,
  checklist: Checklist,
  print: (line: string) => void,
  allowMissing = false,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const program of programsOf(use)) {
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    const line = describeObtained(program, obtained);
    if (obtained.kind === 'found') paths.set(program.name, obtained.path);
    if (obtained.kind === 'found' || allowMissing || program.kind === 'foreign') print(line);
    else await checklist.check(`${program.name} is to be had`, () => Promise.reject(new Error(line)));
  }
  return paths;
}
