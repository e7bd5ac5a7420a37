import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Options } from '#lib/cli/arguments';
import { exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { type Checklist, createChecklist } from '#verify/checklist';

/** Where what is verified was written. */
export const dist = 'dist';

/** What a verification works with. */
export interface Verification<Declared extends Options> {
  readonly checklist: Checklist;
  readonly options: Given<Declared>['options'];
  readonly print: (line: string) => void;
}

/**
 * Runs a command that has real programs judge `dist`: its last line counts, and a failure is its exit status. What it starts ends
 * with it, when it is interrupted too.
 */
export function runVerification<const Declared extends Options>(
  command: Command<Declared>,
  verify: (verification: Verification<Declared>) => Promise<void>,
): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Leaving by exit ends the processes that were started and removes their files.
    process.on(signal, () => process.exit(130));
  }
  void runCommand(command, async ({ options }) => {
    if (!existsSync(dist)) throw new UsageError('there is no dist folder; npm run synth writes it');
    const checklist = createChecklist(print);
    await verify({ checklist, options, print });
    print(`${checklist.passed} passed, ${checklist.failed} failed`);
    return checklist.failed === 0 ? exitStatus.good : exitStatus.problems;
  });
}

/** The environments that have a file, in the order of their names. @param path in `dist/<environment>` */
export const environmentsWith = (path: string): readonly string[] =>
  readdirSync(dist)
    .toSorted()
    .filter((name) => existsSync(join(dist, name, path)));

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
