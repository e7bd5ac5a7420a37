import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from '#commands/command';
import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
import { programs } from '#tools/programs';
import { createChecklist } from '#verify/checklist';
import { verifyFiles } from '#verify/files';
import { verifyLocal } from '#verify/local';

const help = `npm run verify [-- --allow-missing]

Has the real programs judge dist: promtool and amtool read every environment's files, and a real
Prometheus and a real Alertmanager run dist/local as it is, on loopback, until an alert has reached a
receiver. Takes some minutes. The last line is "N passed, N failed".

  --allow-missing   leaves out what a missing program would check; otherwise that is a failure
  --help            shows this
`;

const dist = 'dist';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { 'allow-missing': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const checklist = createChecklist(print);
  const paths = new Map<string, string>();
  for (const program of [programs.promtool, programs.amtool, programs.prometheus, programs.alertmanager]) {
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    const line = describeObtained(program, obtained);
    if (obtained.kind === 'found') paths.set(program.name, obtained.path);
    if (obtained.kind === 'found' || values['allow-missing']) print(line);
    else await checklist.check(`${program.name} is to be had`, () => Promise.reject(line));
  }
  if (!existsSync(dist)) throw new Error('there is no dist folder; npm run synth writes it');
  for (const environment of readdirSync(dist).sort()) {
    await verifyFiles(dist, environment, paths, checklist);
    const runs = existsSync(`${dist}/${environment}/processes.yaml`);
    if (runs && paths.has('prometheus') && paths.has('alertmanager')) {
      await verifyLocal(dist, environment, paths, checklist);
    }
  }
  print(`${checklist.passed} passed, ${checklist.failed} failed`);
  return checklist.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Leaving this way lets the processes that were started be ended, and the stage be removed.
  process.on(signal, () => process.exit(130));
}
runCommand(main);
