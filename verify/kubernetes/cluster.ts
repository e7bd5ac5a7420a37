import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { minutes, seconds } from '#lib/units/duration';
import { type Outcome, run } from '#tools/run';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import { apiServerArguments, etcdArguments, type Place } from '#verify/kubernetes/control-plane';
import { type Running, startProcess } from '#verify/processes';

/** A control plane on loopback, with nothing in it. */
export interface Cluster {
  /** What it keeps its files in. */
  readonly place: Place;
  /** A folder that is the home of whoever works with it. */
  readonly home: string;
  /**
   * Runs kubectl as an administrator.
   * @returns what it printed, whatever its status
   */
  try(args: readonly string[], input?: string): Promise<Outcome>;
  /**
   * Runs kubectl as an administrator.
   * @returns what it printed
   * @throws Error when it fails, or when the server warns
   */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /**
   * Runs a script in which kubectl is an administrator.
   * @throws Error when a command of it fails, or when the server warns
   */
  shell(script: string, folder: string): Promise<string>;
  /** Starts one more program, which ends with the cluster. */
  start(name: string, args: readonly string[]): void;
  stop(): Promise<void>;
}

/**
 * Starts etcd and kube-apiserver and waits until they are ready.
 * @param paths of the programs by name
 */
export async function startCluster(paths: ReadonlyMap<string, string>): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-kubernetes-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', removeFolder);
  const place = await preparePlace(folder);
  const home = join(folder, 'home');
  mkdirSync(home);
  const running: Running[] = [];
  const pathOf = (name: string): string => {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`${name} is missing`);
    return path;
  };
  const environment = {
    KUBECONFIG: place.kubeconfig,
    HOME: home,
    PATH: [dirname(pathOf('kubectl')), process.env.PATH ?? ''].join(delimiter),
  };
  const options = { environment, within: minutes(5) };

  const cluster: Cluster = {
    place,
    home,
    try: (args, input = '') => run(pathOf('kubectl'), args, { ...options, input }),
    kubectl: async (args, input) => unwarned(`kubectl ${args.join(' ')}`, await cluster.try(args, input)),
    shell: async (script, folder) =>
      unwarned('the commands', await run('sh', ['-eu'], { ...options, folder, input: script })),
    start(name, args) {
      const process = {
        name,
        program: name,
        arguments: args,
        environment: {},
        ready: '',
        readyWithin: seconds(60),
      };
      running.push(startProcess(process, pathOf(name), folder));
    },
    async stop() {
      const lost: string[] = [];
      for (const process of running.splice(0).reverse()) {
        const endedByItself = process.hasEnded();
        // Some end with a status other than 0 although they were asked to: kube-scheduler does.
        await process.stop().catch((error: Error) => {
          if (endedByItself) lost.push(error.message);
        });
      }
      process.off('exit', removeFolder);
      removeFolder();
      if (lost.length > 0) throw new Error(lost.join('\n'));
    },
  };
  try {
    cluster.start('etcd', etcdArguments(place));
    cluster.start('kube-apiserver', apiServerArguments(place));
    await running.at(-1)?.untilReady(async () => {
      await cluster.kubectl(['get', '--raw', '/readyz']);
    });
    // The server makes the namespaces that every cluster has a moment later.
    await eventually(seconds(30), () => cluster.kubectl(['get', 'namespace', 'default', 'kube-system']));
    return cluster;
  } catch (error) {
    await cluster.stop().catch(() => undefined);
    throw error;
  }
}

/** @throws Error when it failed, or when the server warned, as it does of pods that Pod Security would refuse */
function unwarned(what: string, { status, stdout, stderr }: Outcome): string {
  if (status !== 0 || /^Warning:/m.test(stderr))
    throw new Error(`${what}: ${stderr === '' ? stdout : stderr}`);
  return stdout;
}

async function preparePlace(folder: string): Promise<Place> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const token = randomUUID();
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const place = {
    folder,
    clientPort: await freePort(),
    peerPort: await freePort(),
    apiPort: await freePort(),
    tokens: write('tokens.csv', `${token},administrator,administrator,system:masters\n`),
    publicKey: write('service-accounts.pub', publicKey),
    privateKey: write('service-accounts.key', privateKey),
    kubeconfig: join(folder, 'kubeconfig.json'),
  };
  write('kubeconfig.json', kubeconfig(place.apiPort, join(folder, 'certificates/apiserver.crt'), token));
  return place;
}

/** Written in JSON, which is YAML too. */
function kubeconfig(port: number, authority: string, token: string): string {
  const name = 'verify';
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name, cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority } },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}
