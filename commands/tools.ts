import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { closest } from '#lib/suggestion';
import { cacheFolder } from '#tools/cache';
import { describeObtained } from '#tools/describe';
import { locate, obtain } from '#tools/obtain';
import type { Program } from '#tools/program';
import { programs, programsOf } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const options = {
  list: { type: 'boolean', description: 'show what the cache holds, and obtain nothing' },
} as const;

const command: Command<typeof options> = {
  call: 'npm run tools --',
  purpose: [
    'Obtains the named programs, or those that npm test and npm run verify use: built',
    'from source or unpacked from packages at the versions that tools/ pins, once, and',
    `kept in ${cacheFolder()}.`,
    'A program that cannot be had that way is taken from PATH.',
  ],
  options,
  operands: { name: 'PROGRAM...', least: 0, most: Number.POSITIVE_INFINITY },
};

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  if (request.options.list === true) list();
  else return (await fillCache(named(request.operands))) ? exitStatus.good : exitStatus.problems;
  return exitStatus.good;
}

function list(): void {
  for (const program of Object.values<Program>(programs)) {
    const version = program.kind === 'foreign' ? 'any' : pinnedVersion(program);
    const absence = program.kind === 'foreign' ? 'not on PATH' : 'not in the cache';
    process.stdout.write(`${program.name.padEnd(23)} ${version.padEnd(8)} ${program.purpose}\n`);
    process.stdout.write(`  ${locate(program) ?? absence}\n`);
  }
}

function named(names: readonly string[]): Iterable<Program> {
  if (names.length === 0) return new Set([...programsOf('test'), ...programsOf('verify')]);
  return names.map((name) => {
    const program = Object.values<Program>(programs).find((known) => known.name === name);
    if (program !== undefined) return program;
    const meant = closest(name, Object.keys(programs));
    const advice = meant === undefined ? 'npm run tools -- --list shows them' : `did you mean ${meant}?`;
    throw new UsageError(`there is no program ${name}; ${advice}`);
  });
}

/** @returns whether every program is to be had */
async function fillCache(wanted: Iterable<Program>): Promise<boolean> {
  let complete = true;
  for (const program of wanted) {
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${describeObtained(program, obtained)}\n`);
    if (obtained.kind === 'found') process.stdout.write(`  ${obtained.path}\n`);
    else if (program.kind !== 'foreign') complete = false;
  }
  return complete;
}

void runCommand(command, main);
