import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { requireKnown, UsageError } from '#lib/cli/usage-error';
import { loadEnvironments } from '#lib/environment/load';
import { type CertificateSecret, certificateSecrets } from '#lib/kubernetes/certificate-secrets';
import type { Kubectl, KubectlOutcome } from '#lib/preflight/kubectl';
import { limited } from '#lib/preflight/limited';
import { preflight } from '#lib/preflight/preflight';
import { readCluster } from '#lib/preflight/read-cluster';
import { readManifests } from '#lib/preflight/read-manifests';
import { renderFindings } from '#lib/preflight/render';
import { seconds } from '#lib/units/duration';
import { run as runProgram } from '#tools/run';

const dist = 'dist';
const environments = 'environments';

const options = {
  env: { type: 'string', value: 'NAME', description: 'the environment; needed' },
  context: {
    type: 'string',
    value: 'NAME',
    description: 'the context of kubectl; its current one when left out',
  },
  kubeconfig: {
    type: 'string',
    value: 'FILE',
    description: 'the configuration of kubectl; its own when left out',
  },
  json: { type: 'boolean', description: 'print the findings as a JSON array' },
} as const;

const command: Command<typeof options> = {
  call: 'npm run preflight --',
  purpose: [
    'Asks a cluster, with the kubectl on PATH, whether dist/NAME/manifests can be',
    'applied to it and run there: what is missing, and the way out. It only reads',
    'and changes nothing. Of Secrets it looks at certificates, and prints no value.',
    'Exit status 1 when something is missing, 0 when there are only warnings.',
    'docs/preflight.md explains every question and has the rights that it needs.',
  ],
  options,
};

/** As long as a busy API server may take for one answer. */
const patience = seconds(30);

/** Calls of kubectl at once: each is a process of its own. */
const atOnce = 8;

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  const { env, context, kubeconfig, json = false } = request.options;
  if (env === undefined) throw new UsageError('--env NAME is missing');
  const objects = readManifests(readFolder(manifestsOf(env)));
  const certificates = certificatesOf(env);
  const where = [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    `--request-timeout=${patience.inSeconds}s`,
  ];
  const findings = preflight(objects, await readCluster(objects, certificates, kubectlAt(where)));
  process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : renderFindings(findings));
  return findings.some(({ status }) => status === 'missing') ? exitStatus.problems : exitStatus.good;
}

/** @throws UsageError when there are none */
function manifestsOf(environment: string): string {
  if (!existsSync(dist)) throw new UsageError('there is no dist folder; npm run synth writes it');
  requireKnown('environment in dist', environment, readdirSync(dist).sort());
  const folder = join(dist, environment, 'manifests');
  if (existsSync(folder)) return folder;
  throw new UsageError(`${environment} is made of processes: there is no cluster to ask`);
}

/** @throws UsageError when there is no file of that environment; ProblemsError when it is none */
function certificatesOf(name: string): readonly CertificateSecret[] {
  const { environments: loaded, names } = loadEnvironments(environments, [], [name]);
  requireKnown(`environment in ${environments}`, name, names);
  return loaded.flatMap(certificateSecrets);
}

const readFolder = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]),
  );

function kubectlAt(where: readonly string[]): Kubectl {
  return limited(atOnce, async (args: readonly string[]): Promise<KubectlOutcome> => {
    try {
      return await runProgram('kubectl', [...args, ...where], { within: patience.times(2) });
    } catch (error) {
      return { status: 1, stdout: '', stderr: error instanceof Error ? error.message : String(error) };
    }
  });
}

void runCommand(command, main);
