import { parseArgs } from 'node:util';
import { runCommand } from '#commands/command';
import { cached, cacheFolder } from '#tools/cache';
import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const help = `npm run tools [-- --list]

Obtains the real programs that npm test, npm run verify and npm run bench use: built once with Go from
the source that tools/ pins, and kept in ${cacheFolder()}.
Without Go, a program on PATH serves.

  --list   shows what the cache holds, and builds nothing
  --help   shows this
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { list: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  let missing = 0;
  for (const program of Object.values(programs)) {
    if (values.list) {
      const path = cached(program) ?? 'not in the cache';
      const version = pinnedVersion(program).padEnd(8);
      process.stdout.write(`${program.name.padEnd(13)} ${version} ${program.purpose}\n  ${path}\n`);
      continue;
    }
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${describeObtained(program, obtained)}\n`);
    if (obtained.kind === 'found') process.stdout.write(`  ${obtained.path}\n`);
    else missing += 1;
  }
  return missing === 0 ? 0 : 1;
}

runCommand(main);
