import type { Command } from '#lib/cli/arguments';
import type { Release } from '#verify/kubernetes/apply';
import { verifyInstall } from '#verify/kubernetes/install';
import { verifyUpgrades } from '#verify/kubernetes/upgrade';
import { obtainPrograms } from '#verify/obtain-programs';
import { environmentsWith, runVerification } from '#verify/verification';

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

runVerification(command, async ({ checklist, options: { from }, print }) => {
  const paths = await obtainPrograms('verify:kubernetes', checklist, print);
  if (checklist.failed > 0) return;
  const releases: readonly Release[] = environmentsWith('manifests').map((environment) => ({
    checkout: process.cwd(),
    environment,
  }));
  for (const release of releases) await verifyInstall(release, paths, checklist);
  if (from === undefined) checklist.leaveOut('apply over an earlier release', '--from names one');
  else await verifyUpgrades(from, releases, paths, checklist);
});
