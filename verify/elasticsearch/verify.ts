import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Process } from '#lib/components/component';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { elasticsearch, elasticsearchExporter, jaegerCollector, jaegerQuery } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { clientOf, expectAnswer } from '#verify/client';
import { secretOf } from '#verify/container';
import { expectCatalogued } from '#verify/elasticsearch/catalogued';
import { verifyCleaner } from '#verify/elasticsearch/cleaner';
import { newlyStarted, superuser } from '#verify/elasticsearch/played';
import { exporterProcess, jaegerProcess } from '#verify/elasticsearch/programs';
import { relay } from '#verify/elasticsearch/relay';
import { verifySetup } from '#verify/elasticsearch/setup';
import type { Site } from '#verify/elasticsearch/site';
import { verifySnapshot } from '#verify/elasticsearch/snapshot';
import { startStandIn } from '#verify/elasticsearch/stand-in';
import { type Probe, probe, verifyIndices } from '#verify/elasticsearch/traces';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import { expectNobody } from '#verify/http';
import type { Listening } from '#verify/listen';
import { makeUpSecrets } from '#verify/made-up-secrets';
import { strangerIsRefused } from '#verify/mesh';
import { type Running, startProcess } from '#verify/processes';
import { createStage } from '#verify/stage';

/**
 * Runs what an environment does with Elasticsearch against OpenSearch, on loopback: Jaeger, its index cleaner, the exporter
 * and the script that sets up are started as their manifests start them.
 *
 * @param paths of the real programs by name
 */
export async function verifyElasticsearch(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const stage = createStage(dist, environment);
  const running: Running[] = [];
  const { folder } = stage;
  const start = (process: Process) =>
    checklist.check(`${environment}: ${process.name} starts and is ready`, async () => {
      await expectNobody(process.ready);
      const started = startProcess(process, paths.get(process.program) ?? process.program, folder);
      running.push(started);
      await started.untilReady();
      return process.ready;
    });
  let standIn: Listening | undefined;
  const stopPlaying = async () => {
    await standIn?.stop();
    standIn = undefined;
  };
  try {
    makeUpSecrets(folder);
    const port = await freePort();
    if (!(await start(openSearch(folder, port)))) return;
    const password = secretOf({ name: 'elasticsearch', key: 'elastic-password' }, folder);
    const kept = newlyStarted(password);
    const address = `https://127.0.0.1:${elasticsearch.ports.web.number}`;
    const certificates = join(folder, 'certificates');
    const playElasticsearch = () =>
      checklist.check(`${environment}: what makes an Elasticsearch of it listens`, async () => {
        standIn = await startStandIn(elasticsearch.ports.web.number, certificates, port, kept);
        return address;
      });
    await makeCertificates(certificates);
    if (!(await playElasticsearch())) return;
    const authority = readFileSync(join(certificates, certificateFiles.authority));
    const client = clientOf(authority, { user: superuser, password });
    const site: Site = {
      environment,
      folder,
      kept,
      ask: (method, path, body) => expectAnswer(client.ask(method, `${address}/${path}`, body)),
      checklist,
      paths,
    };
    if (!(await verifySetup(site))) return;
    const { process, url } = await relay(folder);
    for (const one of [
      jaegerProcess('jaeger-collector', folder),
      jaegerProcess('jaeger-query', folder),
      process,
      exporterProcess(folder),
    ]) {
      if (!(await start(one))) return;
    }
    const ends = {
      relay: url,
      query: `https://127.0.0.1:${jaegerQuery.ports.web.number}`,
      client: clientOf(authority),
    };
    const stored = probe('stored', ends);
    if (!(await verifyIndices(site, stored))) return;
    await verifySnapshot(site, stored);
    await verifyCleaner(site);
    await verifyMetrics(site);
    await checklist.check(
      `${environment}: jaeger-collector takes no spans from who shows no certificate`,
      () => strangerIsRefused('127.0.0.1', jaegerCollector.ports.otlpGrpc.number, authority),
    );
    await stopPlaying();
    await verifyLoss(site, probe('sent while Elasticsearch is away', ends));
    if (!(await playElasticsearch())) return;
    await verifyRecovery(site, probe('sent when Elasticsearch is back', ends));
  } finally {
    for (const one of running.reverse()) {
      // The stand-in is in front of OpenSearch, which is the first.
      if (one === running.at(-1)) await stopPlaying();
      await checklist.check(`${environment}: ${one.process.name} ends when it is asked to`, async () => {
        await one.stop();
        return undefined;
      });
    }
    stage.remove();
  }
}

async function verifyMetrics({ environment, checklist }: Site): Promise<void> {
  for (const { name, port } of [
    { name: elasticsearchExporter.name, port: elasticsearchExporter.ports.web },
    { name: jaegerQuery.name, port: jaegerQuery.ports.metrics },
  ]) {
    await checklist.check(`${environment}: ${name} shows the metrics of the catalogue`, () =>
      expectCatalogued(name, `http://127.0.0.1:${port.number}/metrics`),
    );
  }
}

/** Some of the collector's are there only once something was lost. */
async function verifyLoss({ environment, checklist }: Site, lost: Probe): Promise<void> {
  const { name, ports } = jaegerCollector;
  await checklist.check(
    `${environment}: ${name} shows the metrics of the catalogue, and what is lost while Elasticsearch is away`,
    async () => {
      await lost.send();
      return eventually(minutes(1), () =>
        expectCatalogued(name, `http://127.0.0.1:${ports.metrics.number}/metrics`),
      );
    },
  );
}

async function verifyRecovery({ environment, checklist }: Site, stored: Probe): Promise<void> {
  await checklist.check(`${environment}: what comes when Elasticsearch is back is stored`, async () => {
    await stored.send();
    await eventually(minutes(2), async () => {
      if (!(await stored.isFound())) throw new Error(`Jaeger does not find ${stored.id}`);
    });
    return stored.id;
  });
}

const openSearch = (folder: string, port: number): Process => ({
  name: 'opensearch',
  program: 'opensearch',
  arguments: [join(folder, 'opensearch'), String(port)],
  environment: {},
  ready: `http://127.0.0.1:${port}/`,
  readyWithin: minutes(3),
});
