import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { minutes } from '#lib/units/duration';
import { createChecklist } from '#verify/checklist';
import { obtainPrograms } from '#verify/obtain-programs';
import { verifySites } from '#verify/tiers/sites';
import { verifyTiers } from '#verify/tiers/verify';

const dist = 'dist';

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

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  const given = Number(request.options.minutes ?? 10);
  if (!(given >= shortest))
    throw new UsageError(`--minutes ${request.options.minutes} is not ${shortest} or more`);
  if (!existsSync(dist)) throw new UsageError('there is no dist folder; npm run synth writes it');
  const checklist = createChecklist(print);
  const paths = await obtainPrograms('verify:tiers', checklist, print);
  if (checklist.failed === 0) {
    const environments = readdirSync(dist)
      .toSorted()
      .filter((name) => existsSync(join(dist, name, 'processes.yaml')));
    if (environments.length === 0) checklist.leaveOut('tiers', 'no environment is made of processes');
    for (const environment of environments) {
      await verifyTiers(dist, environment, paths, minutes(given), checklist);
      await verifySites(environment, paths, checklist);
    }
  }
  print(`${checklist.passed} passed, ${checklist.failed} failed`);
  return checklist.failed === 0 ? exitStatus.good : exitStatus.problems;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Leaving by exit ends the processes that were started and removes their files.
  process.on(signal, () => process.exit(130));
}
void runCommand(command, main);
