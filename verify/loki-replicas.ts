import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Process } from '#lib/components/component';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { loki } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { clientOf, expectAnswer } from '#verify/client';
import { replicasIn, startedAs } from '#verify/container';
import { eventually } from '#verify/eventually';
import { addressOfReplica, onLoopback } from '#verify/loopback';
import { makeUpSecrets } from '#verify/made-up-secrets';
import { type Running, startProcess } from '#verify/processes';
import { fingerprintIn, shownBy } from '#verify/shown-certificate';
import { createStage } from '#verify/stage';

/** The part of Loki's configuration that is changed here: where replicas are on one machine, and what stands for the bucket. */
interface Configuration {
  readonly common: { readonly ring: object };
  readonly memberlist: object;
  readonly schema_config: { readonly configs: readonly object[] };
  readonly compactor: object;
}

const config = 'config/loki.yaml';

/**
 * Runs the replicas of an environment's Loki with the certificate that they show each other: a line that one takes, another finds.
 * A folder that all share stands for the bucket. Left out for environments with one replica, or
 * without certificates.
 *
 * @param paths of the real programs by name
 */
export async function verifyLokiReplicas(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const program = paths.get(loki.name);
  if (program === undefined || !existsSync(join(dist, environment, 'manifests'))) return;
  const replicas = replicasIn(join(dist, environment)).get(loki.name) ?? 0;
  if (replicas < 2 || !readFileSync(join(dist, environment, config), 'utf8').includes('grpc_tls_config'))
    return;
  const stage = createStage(dist, environment);
  const { folder } = stage;
  const running: Running[] = [];
  try {
    await checklist.check(`${environment}: replicas of Loki share lines over TLS`, async () => {
      const certificates = join(folder, 'certificates');
      await makeCertificates(certificates);
      makeUpSecrets(folder);
      const written = readFileSync(join(folder, config), 'utf8');
      for (let replica = 0; replica < replicas; replica += 1) {
        writeFileSync(join(folder, configOf(replica)), moved(written, folder, replica));
        running.push(startProcess(processOf(replica, folder), program, folder));
      }
      const authority = readFileSync(join(certificates, certificateFiles.authority));
      const client = clientOf(authority);
      for (const one of running) await one.untilReady(() => expectReady(client, one.process.ready));
      const address = (replica: number) => `https://${addressOfReplica(replica)}:${loki.ports.web.number}`;
      const line = `a line of ${new Date().toISOString()}`;
      const push = { streams: [{ stream: { job: 'replicas' }, values: [[`${Date.now()}000000`, line]] }] };
      const { status, text } = await client.ask('POST', `${address(0)}/loki/api/v1/push`, push);
      if (status !== 204) throw new Error(`it answers ${status}: ${text}`);
      await eventually(minutes(1), async () => {
        const query = `/loki/api/v1/query_range?query=${encodeURIComponent('{job="replicas"}')}`;
        const found = JSON.stringify(await expectAnswer(client.ask('GET', address(replicas - 1) + query)));
        if (!found.includes(line)) throw new Error(`replica ${replicas - 1} answers ${found}`);
      });
      const shown = await shownBy(addressOfReplica(0), loki.ports.grpc.number);
      if (shown !== fingerprintIn(certificates))
        throw new Error('it shows another certificate to the others');
      return `${replicas} replicas`;
    });
  } finally {
    for (const one of running.reverse()) await one.stop();
    stage.remove();
  }
}

const configOf = (replica: number): string => `config/loki-${replica}.yaml`;

async function expectReady(client: ReturnType<typeof clientOf>, url: string): Promise<void> {
  const { status, text } = await client.ask('GET', url);
  if (status !== 200) throw new Error(`${url} answers ${status}: ${text}`);
}

function processOf(replica: number, folder: string): Process {
  const { arguments: args, environment, ready = '' } = startedAs(loki.name, folder, replica);
  const name = `${loki.name}-${replica}`;
  return {
    name,
    program: loki.name,
    arguments: [
      ...args.map((argument) =>
        argument
          .replace(config, configOf(replica))
          .replace(/(?<==)\/[a-z]+\/data\b/, join(folder, 'data', name)),
      ),
      `-object-store.filesystem.dir=${join(folder, 'data', 'bucket')}`,
    ],
    environment,
    ready,
    readyWithin: minutes(2),
  };
}

/** The configuration of a replica that shares this machine, and its name, with the others. */
function moved(text: string, folder: string, replica: number): string {
  const { common, memberlist, schema_config, compactor, ...others }: Configuration = parse(
    onLoopback(text, folder, replica),
  );
  return stringify({
    ...others,
    common: { ...common, ring: { ...common.ring, instance_id: `${loki.name}-${replica}` } },
    memberlist: { ...memberlist, bind_addr: [addressOfReplica(replica)] },
    schema_config: {
      configs: schema_config.configs.map((period) => ({ ...period, object_store: 'filesystem' })),
    },
    compactor: { ...compactor, delete_request_store: 'filesystem' },
  });
}
