import { type Command, parseArguments } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus, run } from '#lib/cli/run';
import { cached, cacheFolder } from '#tools/cache';
import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const options = {
  list: { type: 'boolean', description: 'show what the cache holds, and build nothing' },
} as const;

const command: Command<typeof options> = {
  call: 'npm run tools --',
  purpose: [
    'Obtains the real programs that npm test, npm run verify and npm run bench use:',
    'built once with Go from the source that tools/ pins, and kept in',
    `${cacheFolder()}. Without Go, a program on PATH serves.`,
  ],
  options,
};

async function main(args: readonly string[]): Promise<ExitStatus> {
  const request = parseArguments(command, args);
  if (request.kind === 'help') process.stdout.write(request.text);
  else if (request.options.list === true) list();
  else return (await fillCache()) ? exitStatus.good : exitStatus.problems;
  return exitStatus.good;
}

function list(): void {
  for (const program of Object.values(programs)) {
    const title = `${program.name.padEnd(13)} ${pinnedVersion(program).padEnd(8)} ${program.purpose}`;
    process.stdout.write(`${title}\n  ${cached(program) ?? 'not in the cache'}\n`);
  }
}

/** @returns whether every program is to be had */
async function fillCache(): Promise<boolean> {
  let complete = true;
  for (const program of Object.values(programs)) {
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${describeObtained(program, obtained)}\n`);
    if (obtained.kind === 'found') process.stdout.write(`  ${obtained.path}\n`);
    else complete = false;
  }
  return complete;
}

void run(command.call, main);
