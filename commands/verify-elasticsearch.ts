import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { createChecklist } from '#verify/checklist';
import { verifyElasticsearch } from '#verify/elasticsearch/verify';
import { obtainPrograms } from '#verify/obtain-programs';

const dist = 'dist';

const command: Command<Record<string, never>> = {
  call: 'npm run verify:elasticsearch --',
  purpose: [
    'Runs what each environment does with Elasticsearch on loopback, against OpenSearch,',
    'which stands in for it: Jaeger stores and finds a trace, the script sets up users',
    'and snapshots, a lost index is restored, old ones are deleted, and the exporter',
    'shows what the catalogue has. Takes a minute. TLS, users and policies of snapshots',
    'are played: privileges are noted, not enforced. The last line is "N passed, N failed".',
  ],
  options: {},
};

async function main(): Promise<ExitStatus> {
  if (!existsSync(dist)) throw new UsageError('there is no dist folder; npm run synth writes it');
  const checklist = createChecklist(print);
  const paths = await obtainPrograms('verify:elasticsearch', checklist, print);
  if (checklist.failed === 0) {
    const environments = readdirSync(dist)
      .toSorted()
      .filter((name) => existsSync(join(dist, name, 'config/elasticsearch')));
    if (environments.length === 0) checklist.leaveOut('Elasticsearch', 'no environment has it');
    for (const environment of environments) await verifyElasticsearch(dist, environment, paths, checklist);
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
