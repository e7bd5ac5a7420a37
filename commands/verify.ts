import type { Command } from '#lib/cli/arguments';
import { type Accepted, createAccepted } from '#verify/accepted';
import type { Checklist } from '#verify/checklist';
import { verifyCommandLines } from '#verify/command-lines';
import { verifyEncryption } from '#verify/encryption';
import { exceptions } from '#verify/exceptions';
import { verifyFiles } from '#verify/files';
import { judges } from '#verify/finding';
import { verifyLocal } from '#verify/local';
import { verifyLokiReplicas } from '#verify/loki-replicas';
import { verifyManifests } from '#verify/manifests';
import { obtainPrograms } from '#verify/obtain-programs';
import { verifyProbes } from '#verify/probes';
import { verifySamplers } from '#verify/samplers';
import { dist, environmentsWith, runVerification } from '#verify/verification';

const options = {
  'allow-missing': { type: 'boolean', description: 'leave out what a missing program would check' },
} as const;

const command: Command<typeof options> = {
  call: 'npm run verify --',
  purpose: [
    'Has the real programs judge dist: promtool, amtool, vmauth, vmalert, Loki,',
    'Jaeger, the OpenTelemetry Collector and the parser of Alloy read the files of',
    'every environment; kubeconform, kube-score and checkov judge its manifests; each',
    'environment made of processes runs as it is, on loopback, with a simulated DWCP,',
    'until samples, traces and log lines are stored without the secrets in them,',
    'every panel has data and alerts have reached a receiver. Takes some minutes.',
    'The last line is "N passed, N failed".',
  ],
  options,
};

runVerification(command, async ({ checklist, options, print }) => {
  const paths = await obtainPrograms('verify', checklist, print, options['allow-missing']);
  const ofProcesses = environmentsWith('processes.yaml');
  if (ofProcesses.length === 0) checklist.leaveOut('the programs run', 'no environment is made of processes');
  const accepted = createAccepted(exceptions);
  for (const environment of environmentsWith('')) {
    await verifyFiles(dist, environment, paths, checklist);
    await verifyCommandLines(dist, environment, paths, checklist);
    await verifySamplers(dist, environment, paths, checklist);
    await verifyEncryption(dist, environment, paths, checklist);
    await verifyLokiReplicas(dist, environment, paths, checklist);
    await verifyProbes(dist, environment, paths, checklist);
    await verifyManifests(dist, environment, paths, accepted, checklist);
    if (ofProcesses.includes(environment) && paths.has('prometheus') && paths.has('alertmanager')) {
      await verifyLocal(dist, environment, paths, checklist);
    }
  }
  await checkExceptions(accepted, paths, checklist);
});

/** An exception that covers nothing would cover the next mistake. */
async function checkExceptions(
  accepted: Accepted,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const asked = judges.filter((name) => paths.has(name));
  if (asked.length === 0) return;
  await checklist.check('every exception is needed', async () => {
    const unused = accepted.unused(asked);
    if (unused.length === 0) return `${exceptions.length} in verify/exceptions.ts`;
    throw new Error([...unused, 'no environment has this; take it out of verify/exceptions.ts'].join('\n'));
  });
}
