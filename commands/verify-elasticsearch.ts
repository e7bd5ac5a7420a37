import type { Command } from '#lib/cli/arguments';
import { verifyElasticsearch } from '#verify/elasticsearch/verify';
import { obtainPrograms } from '#verify/obtain-programs';
import { dist, environmentsWith, runVerification } from '#verify/verification';

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

runVerification(command, async ({ checklist, print }) => {
  const paths = await obtainPrograms('verify:elasticsearch', checklist, print);
  if (checklist.failed > 0) return;
  const environments = environmentsWith('config/elasticsearch');
  if (environments.length === 0) checklist.leaveOut('Elasticsearch', 'no environment has it');
  for (const environment of environments) await verifyElasticsearch(dist, environment, paths, checklist);
});
