import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { minutes, seconds } from '#lib/units/duration';
import { eventually } from '#verify/eventually';
import { expectSame, keptBy, namesOn, ofScrape } from '#verify/exporters';
import { freePort } from '#verify/free-port';
import { expectSuccess, getText } from '#verify/http';
import { manifestsOf, type Release } from '#verify/kubernetes/apply';
import type { Cluster } from '#verify/kubernetes/cluster';
import { type ClusterObject, readObjects } from '#verify/kubernetes/objects';
import { prometheusAt } from '#verify/prometheus';

const job = 'kube-state-metrics';

/** Whether an environment deploys kube-state-metrics at all. */
export const tellsState = (release: Release): boolean => workloadIn(release) !== undefined;

const workloadIn = (release: Release): ClusterObject | undefined =>
  readObjects(manifestsOf(release)).find(
    ({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === job,
  );

/**
 * Starts kube-state-metrics with the arguments and the ServiceAccount of an environment, beside the cluster whose objects it
 * tells about, and a Prometheus with the environment's own configuration of that job. Only addresses differ. What arrives
 * has to be all that is kept, as far as one without restrictions tells it, and nothing else.
 *
 * @returns how many names arrive
 */
export async function tellState(cluster: Cluster, release: Release): Promise<string> {
  const { folder } = cluster.place;
  await createTold(cluster);
  const kubeconfig = await kubeconfigOf(cluster, release);
  const start = async (name: string, kubeconfigFile: string, args: readonly string[]) => {
    const [port, telemetry] = [await freePort(), await freePort()];
    cluster.start(job, [
      ...args.filter((arg) => !/^--(port|host)=/.test(arg)),
      `--kubeconfig=${kubeconfigFile}`,
      ...[
        '--host=127.0.0.1',
        `--port=${port}`,
        '--telemetry-host=127.0.0.1',
        `--telemetry-port=${telemetry}`,
      ],
    ]);
    const url = `http://127.0.0.1:${port}`;
    await eventually(seconds(60), () => expectSuccess(`${url}/healthz`)).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    return url;
  };
  const generated = await start('with the generated arguments', kubeconfig, argumentsOf(release));
  const unrestricted = await start('without arguments', cluster.place.kubeconfig, []);
  const config = join(release.checkout, 'dist', release.environment, 'config/prometheus.yaml');
  const prometheus = await startPrometheus(cluster, config, generated, folder);
  const kept = keptBy(config, job);
  return eventually(minutes(1), async () => {
    const shown = namesOn(await getText(`${unrestricted}/metrics`));
    const expected = kept.filter((name) => shown.has(name));
    const arrived = (await prometheus.names(job)).filter((name) => !ofScrape.test(name));
    expectSame(expected, arrived);
    return `${arrived.length} names of ${kept.length} kept and ${shown.size} shown by default`;
  });
}

function argumentsOf(release: Release): readonly string[] {
  const [container] = workloadIn(release)?.spec?.template?.spec.containers ?? [];
  if (container?.args === undefined) throw new Error(`${release.environment} gives ${job} no arguments`);
  return container.args;
}

/** What the stack itself does not have: a Deployment, and a container that waits because it was killed. */
async function createTold(cluster: Cluster): Promise<void> {
  const name = 'told';
  await cluster.kubectl(['create', 'deployment', name, `--image=${name}`, '--namespace=default']);
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    // No node that is played, and so nobody who would say otherwise.
    spec: { nodeName: 'nowhere', containers: [{ name, image: name }] },
  };
  await cluster.kubectl(['create', '-f', '-'], JSON.stringify(pod));
  const now = new Date().toISOString();
  const container = {
    ...{ name, image: name, imageID: name, ready: false, restartCount: 3 },
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, startedAt: now, finishedAt: now } },
  };
  const status = { status: { phase: 'Running', containerStatuses: [container] } };
  const patch = ['--subresource=status', '--type=merge', `--patch=${JSON.stringify(status)}`];
  await cluster.kubectl(['patch', 'pod', name, '--namespace=default', ...patch]);
}

/** As a pod of kube-state-metrics talks to the server. */
async function kubeconfigOf(cluster: Cluster, release: Release): Promise<string> {
  const namespace = workloadIn(release)?.metadata.namespace ?? 'default';
  const token = await cluster.kubectl(['create', 'token', job, `--namespace=${namespace}`]);
  const config: { users: { user: object }[] } = JSON.parse(readFileSync(cluster.place.kubeconfig, 'utf8'));
  const path = join(cluster.place.folder, `${job}.json`);
  const users = config.users.map((user) => ({ ...user, user: { token: token.trim() } }));
  writeFileSync(path, JSON.stringify({ ...config, users }), { mode: 0o600 });
  return path;
}

/** A Prometheus that has nothing but this job, every second. */
async function startPrometheus(cluster: Cluster, config: string, target: string, folder: string) {
  const { scrape_configs }: { scrape_configs: readonly { readonly job_name: string }[] } = parse(
    readFileSync(config, 'utf8'),
  );
  const written = scrape_configs.find(({ job_name }) => job_name === job);
  if (written === undefined) throw new Error(`${config} does not scrape ${job}`);
  const path = join(folder, 'prometheus.yaml');
  const scraped = {
    ...written,
    scrape_interval: '1s',
    scrape_timeout: '1s',
    static_configs: [{ targets: [new URL(target).host] }],
  };
  writeFileSync(path, stringify({ scrape_configs: [scraped] }));
  const address = `127.0.0.1:${await freePort()}`;
  cluster.start('prometheus', [
    `--config.file=${path}`,
    `--storage.tsdb.path=${join(folder, 'prometheus')}`,
    `--web.listen-address=${address}`,
  ]);
  return prometheusAt(`http://${address}`);
}
