import { type Command, parseArguments } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus, run } from '#lib/cli/run';
import { UsageError } from '#lib/cli/usage-error';
import { closest } from '#lib/suggestion';
import { cached, cacheFolder } from '#tools/cache';
import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
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

async function main(args: readonly string[]): Promise<ExitStatus> {
  const request = parseArguments(command, args);
  if (request.kind === 'help') process.stdout.write(request.text);
  else if (request.options.list === true) list();
  else return (await fillCache(named(request.operands))) ? exitStatus.good : exitStatus.problems;
  return exitStatus.good;
}

function list(): void {
  for (const program of Object.values(programs)) {
    const title = `${program.name.padEnd(23)} ${pinnedVersion(program).padEnd(8)} ${program.purpose}`;
    process.stdout.write(`${title}\n  ${cached(program) ?? 'not in the cache'}\n`);
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
    else complete = false;
  }
  return complete;
}

void run(command.call, main);
