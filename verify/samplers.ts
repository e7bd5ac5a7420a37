import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import type { Process } from '#lib/components/component';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { minutes, seconds } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { clientOf, expectAnswer } from '#verify/client';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import { postJson } from '#verify/http';
import { onLoopback } from '#verify/loopback';
import { type Running, startProcess } from '#verify/processes';
import { createStage } from '#verify/stage';
import { exportRequest, trace } from '#verify/trace';

/** The part of the gateway's configuration that is changed here: addresses, folders, and what only a cluster has. */
interface Gateway {
  readonly extensions: {
    readonly bearertokenauth: object;
    readonly file_storage: object;
    readonly health_check: object;
  };
  readonly receivers: {
    readonly otlp: { readonly protocols: { readonly grpc: object; readonly http: object } };
  };
  readonly processors: Readonly<Record<string, object>>;
  readonly exporters: Readonly<Record<string, object>>;
  readonly service: {
    readonly extensions: readonly string[];
    readonly pipelines: Readonly<Record<string, { readonly processors?: readonly string[] }>>;
  };
}

const config = 'config/otel-collector.yaml';
const token = 'token';
const traces = 200;

/** How many are sent at once, and how often: some seconds, in which queues are written and read. */
const batch = 10;
const between = seconds(0.2);

/**
 * Takes one of several samplers away: the spans of the others have to arrive meanwhile, its own when it is back, and none
 * twice. The gateway runs with its generated configuration, with certificates of this machine where it wants some; what stands
 * for the samplers writes down what it gets. Left out for environments with one sampler.
 *
 * @param paths of the real programs by name
 */
export async function verifySamplers(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const collector = paths.get('otelcol-contrib');
  if (collector === undefined || !existsSync(join(dist, environment, config))) return;
  const stage = createStage(dist, environment);
  const certificates = join(stage.folder, 'certificates');
  const text = onLoopback(readFileSync(join(stage.folder, config), 'utf8'), stage.folder);
  const gateway: Gateway = parse(text);
  const samplers = Object.keys(gateway.exporters).filter((name) => name.startsWith('otlp_grpc/'));
  if (samplers.length < 2) return stage.remove();
  const shown = text.includes(certificates) ? serving(certificates) : {};
  const running: Running[] = [];
  const start = async (name: string, content: unknown, ready: string) => {
    writeFileSync(join(stage.folder, `${name}.yaml`), stringify(content));
    const process = startProcess(processOf(name, ready), collector, stage.folder);
    running.push(process);
    await process.untilReady();
  };
  try {
    await checklist.check(`${environment}: a sampler that is away holds up nobody else's spans`, async () => {
      await makeCertificates(certificates);
      const client = clientOf(readFileSync(join(certificates, certificateFiles.authority)), token);
      const ports = await Promise.all(samplers.map(freePort));
      const sinks = samplers.map((_, index) => ({ name: `sink-${index}`, port: ports[index] ?? 0 }));
      const [http, health] = [await freePort(), await freePort()];
      mkdirSync(join(stage.folder, 'queue'));
      writeFileSync(join(stage.folder, token), token);
      const startSink = async ({ name, port }: { readonly name: string; readonly port: number }) => {
        const ownHealth = await freePort();
        await start(name, sink(name, port, ownHealth, shown), `http://127.0.0.1:${ownHealth}/`);
      };
      const [away, ...others] = sinks;
      for (const other of others) await startSink(other);
      const moved = await movedGateway(gateway, samplers, ports, http, health);
      await start('gateway', moved, `http://127.0.0.1:${health}/`);
      for (let sent = 0; sent < traces; sent += batch) {
        const some = Array.from({ length: batch }, (_, index) =>
          trace(`samplers ${sent + index}`, 'dwcp-v3', [{ name: 'a' }, { name: 'b' }]),
        );
        const request = exportRequest(some, Date.now());
        if ('tls' in shown)
          await expectAnswer(client.ask('POST', `https://127.0.0.1:${http}/v1/traces`, request));
        else await postJson(`http://127.0.0.1:${http}/v1/traces`, request, token);
        await pause(between.inMilliseconds);
      }
      const meanwhile = await eventually(seconds(30), async () => {
        const spans = others.flatMap(({ name }) => spansIn(stage.folder, name));
        const last = new Set(spans).size;
        if (last < traces / samplers.length)
          throw new Error(`${last} spans of ${traces} traces have arrived`);
        return last;
      });
      if (away !== undefined) await startSink(away);
      await eventually(minutes(2), async () => {
        const all = sinks.flatMap(({ name }) => spansIn(stage.folder, name));
        if (new Set(all).size < traces * 2)
          throw new Error(`${new Set(all).size} of ${traces * 2} spans have arrived`);
        if (all.length > traces * 2) throw new Error(`${all.length - traces * 2} spans have arrived twice`);
      });
      return `${meanwhile} of ${traces * 2} spans meanwhile, all afterwards, none twice`;
    });
  } finally {
    for (const one of running.reverse()) await one.stop();
    stage.remove();
  }
}

const processOf = (name: string, ready: string): Process => ({
  name,
  program: 'otelcol-contrib',
  arguments: [`--config=${name}.yaml`],
  environment: {},
  ready,
  readyWithin: minutes(1),
});

/** How what stands for a sampler shows a certificate. */
const serving = (folder: string) => ({
  tls: {
    cert_file: join(folder, certificateFiles.certificate),
    key_file: join(folder, certificateFiles.key),
  },
});

/** Writes the spans that it gets into a file. */
const sink = (name: string, port: number, health: number, shown: object) => ({
  extensions: { health_check: { endpoint: `127.0.0.1:${health}` } },
  receivers: { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${port}`, ...shown } } } },
  exporters: { file: { path: `${name}.json`, flush_interval: '200ms' } },
  service: {
    extensions: ['health_check'],
    telemetry: { metrics: { level: 'none' } },
    pipelines: { traces: { receivers: ['otlp'], exporters: ['file'] } },
  },
});

/** The generated gateway, on loopback, and without asking an API server. */
async function movedGateway(
  { extensions, receivers, processors, exporters, service }: Gateway,
  samplers: readonly string[],
  ports: readonly number[],
  http: number,
  health: number,
) {
  const { k8s_attributes: _, ...others } = processors;
  const [grpc, page] = [await freePort(), await freePort()];
  const { protocols } = receivers.otlp;
  return {
    extensions: {
      bearertokenauth: { filename: token },
      file_storage: { ...extensions.file_storage, directory: 'queue', compaction: { directory: 'queue' } },
      health_check: { endpoint: `127.0.0.1:${health}` },
    },
    receivers: {
      otlp: {
        protocols: {
          grpc: { ...protocols.grpc, endpoint: `127.0.0.1:${grpc}` },
          http: { ...protocols.http, endpoint: `127.0.0.1:${http}` },
        },
      },
    },
    processors: others,
    connectors: { span_metrics: {}, forward: {} },
    exporters: {
      ...Object.fromEntries(
        samplers.map((name, index) => [name, { ...exporters[name], endpoint: `127.0.0.1:${ports[index]}` }]),
      ),
      prometheus: { endpoint: `127.0.0.1:${page}` },
    },
    service: {
      extensions: service.extensions,
      telemetry: { metrics: { level: 'none' } },
      pipelines: Object.fromEntries(
        Object.entries(service.pipelines).map(([name, pipeline]) => [
          name,
          { ...pipeline, processors: (pipeline.processors ?? []).filter((one) => one !== 'k8s_attributes') },
        ]),
      ),
    },
  };
}

/** The ids of the spans that a sink has written down, as often as it got them. */
function spansIn(folder: string, name: string): readonly string[] {
  const file = join(folder, `${name}.json`);
  return existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/"spanId":"([0-9a-f]{16})"/g)].map(([, id = '']) => id)
    : [];
}
