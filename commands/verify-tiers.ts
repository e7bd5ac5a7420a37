import type { Command } from '#lib/cli/arguments';
import { UsageError } from '#lib/cli/usage-error';
import { minutes } from '#lib/units/duration';
import { obtainPrograms } from '#verify/obtain-programs';
import { verifySites } from '#verify/tiers/sites';
import { verifyTiers } from '#verify/tiers/verify';
import { dist, environmentsWith, runVerification } from '#verify/verification';

/** Five of them are looked at, and what warm and cold keep of those takes another to arrive. */
const shortest = 7;

const options = {
  minutes: {
    type: 'string',
    value: 'MINUTES',
    description: 'how long samples are collected before they are looked at, 7 or more; 10 otherwise',
  },
} as const;

const command: Command<typeof options> = {
  call: 'npm run verify:tiers --',
  purpose: [
    'Runs the way of samples of each environment made of processes, on loopback and with',
    'the real programs: a simulated DWCP, Prometheus, vmauth, vmagent and one',
    'VictoriaMetrics for each tier. After ten minutes each tier has to have as many',
    'samples as it keeps, the same growth of counters, and a route that answers; then',
    'vmagent and a tier are away for a while, and a backup is restored. Last, two of them',
    "run as sites that hold each other's samples. Takes twenty minutes. The last line is",
    '"N passed, N failed".',
  ],
  options,
};

runVerification(command, async ({ checklist, options: { minutes: text = '10' }, print }) => {
  const given = Number(text);
  if (!(given >= shortest)) throw new UsageError(`--minutes ${text} is not ${shortest} or more`);
  const paths = await obtainPrograms('verify:tiers', checklist, print);
  if (checklist.failed > 0) return;
  const environments = environmentsWith('processes.yaml');
  if (environments.length === 0) checklist.leaveOut('tiers', 'no environment is made of processes');
  for (const environment of environments) {
    await verifyTiers(dist, environment, paths, minutes(given), checklist);
    await verifySites(environment, paths, checklist);
  }
});
