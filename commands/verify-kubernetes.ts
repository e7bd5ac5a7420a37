import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { createChecklist } from '#verify/checklist';
import { manifestsOf, type Release } from '#verify/kubernetes/apply';
import { verifyInstall } from '#verify/kubernetes/install';
import { verifyUpgrades } from '#verify/kubernetes/upgrade';
import { obtainPrograms } from '#verify/obtain-programs';

const options = {
  from: {
    type: 'string',
    value: 'REVISION',
    description: 'also apply over what dist was at this revision of git',
  },
} as const;

const command: Command<typeof options> = {
  call: 'npm run verify:kubernetes --',
  purpose: [
    'Applies dist to a real API server, which it starts on loopback, one for each',
    'environment: by the commands of its SUMMARY.md, and once more, which must change',
    'nothing. Every pod has to be admitted under Pod Security, and to get ready on',
    'nodes that are played. The first time it builds Kubernetes, which takes a quarter',
    'of an hour. The last line is "N passed, N failed".',
  ],
  options,
};

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  if (!existsSync('dist')) throw new UsageError('there is no dist folder; npm run synth writes it');
  const checklist = createChecklist(print);
  const paths = await obtainPrograms('verify:kubernetes', checklist, print);
  if (checklist.failed === 0) {
    const releases = releasesOf(process.cwd());
    for (const release of releases) await verifyInstall(release, paths, checklist);
    const { from } = request.options;
    if (from === undefined) checklist.leaveOut('apply over an earlier release', '--from names one');
    else await verifyUpgrades(from, releases, paths, checklist);
  }
  print(`${checklist.passed} passed, ${checklist.failed} failed`);
  return checklist.failed === 0 ? exitStatus.good : exitStatus.problems;
}

/** The environments that have manifests. */
function releasesOf(checkout: string): readonly Release[] {
  return readdirSync(join(checkout, 'dist'))
    .toSorted()
    .map((environment) => ({ checkout, environment }))
    .filter((release) => existsSync(manifestsOf(release)));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Leaving by exit ends the processes that were started and removes their files.
  process.on(signal, () => process.exit(130));
}
void runCommand(command, main);
