import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Process } from '#lib/components/component';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { executableOf } from '#lib/topology/program';
import {
  alertmanager,
  loki,
  lokiGateway,
  prometheus,
  victoriaMetrics,
  vmalert,
  vmauth,
} from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { clientOf } from '#verify/client';
import { replicasIn, startedAs } from '#verify/container';
import { expectEncrypted } from '#verify/encrypted-traffic';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import type { Listening } from '#verify/listen';
import { makeUpSecrets } from '#verify/made-up-secrets';
import { moveConfiguration } from '#verify/moved-configuration';
import { type Running, startProcess } from '#verify/processes';
import { startReceiver } from '#verify/receiver';
import { expectRenewal } from '#verify/shown-certificate';
import { createStage } from '#verify/stage';

/** What is started, in this order: what serves with TLS, is to be had here, and does without an API server. */
const started = [victoriaMetrics, vmauth, loki, lokiGateway, alertmanager, prometheus, vmalert];
const programs = started.map(({ name }) => name);
const executables: ReadonlyMap<string, string> = new Map(
  started.map((program) => [program.name, executableOf(program)]),
);

/**
 * Runs an environment whose programs show each other certificates, as its manifests start them but on loopback: they scrape,
 * write, read and notify over TLS, what comes in clear is refused, and so is who shows no certificate to the mesh. Left
 * out for environments without certificates and for clusters of VictoriaMetrics, which are not to be had here.
 *
 * @param paths of the real programs by name
 */
export async function verifyEncryption(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  if (!existsSync(join(dist, environment, 'config/prometheus-web.yaml'))) return;
  const replicas = replicasIn(join(dist, environment));
  if (!programs.every((name) => paths.has(executables.get(name) ?? name) && replicas.has(name))) return;
  const stage = createStage(dist, environment);
  const { folder } = stage;
  const running: Running[] = [];
  const listening: Listening[] = [];
  try {
    const certificates = join(folder, 'certificates');
    await makeCertificates(certificates);
    const authority = readFileSync(join(certificates, certificateFiles.authority));
    const receiver = await startReceiver('127.0.0.1', await tellReceivers(folder));
    listening.push(receiver);
    moveConfiguration(folder, programs);
    const processes = programs.flatMap((name) =>
      Array.from({ length: replicas.get(name) ?? 0 }, (_, replica) => processOf(name, replica, folder)),
    );
    for (const process of processes) {
      const ready = await checklist.check(`${environment}: ${process.name} serves with TLS`, async () => {
        const one = startProcess(
          process,
          paths.get(executables.get(process.program) ?? '') ?? process.program,
          folder,
        );
        running.push(one);
        await one.untilReady(async () => {
          const { status, text } = await clientOf(authority).ask('GET', process.ready);
          if (status !== 200) throw new Error(`${process.ready} answers ${status}: ${text}`);
        });
        return process.ready;
      });
      if (!ready) return;
    }
    await expectEncrypted({ environment, folder, authority, processes, programs }, checklist);
    await checklist.check(
      `${environment}: an alert reaches a receiver, from program to program over TLS`,
      () =>
        eventually(minutes(2), async () => {
          const arrived = receiver.notifications.find(({ labels }) => labels.alertname === 'Watchdog');
          if (arrived === undefined) throw new Error('Watchdog has not arrived');
          return `Watchdog at ${arrived.receiver}`;
        }),
    );
    await checklist.check(`${environment}: a renewed certificate is shown without a restart`, () =>
      expectRenewal(processes, certificates),
    );
  } finally {
    for (const one of running.reverse()) await one.stop();
    await Promise.all(listening.map((one) => one.stop()));
    stage.remove();
  }
}

/** Makes up every Secret; whoever would be notified is a receiver on loopback. @returns its port */
async function tellReceivers(folder: string): Promise<number> {
  const port = await freePort();
  for (const path of makeUpSecrets(folder)) {
    if (path.startsWith('secrets/alertmanager-'))
      writeFileSync(join(folder, path), `http://127.0.0.1:${port}/`);
  }
  return port;
}

function processOf(program: string, replica: number, folder: string): Process {
  const name = `${program}-${replica}`;
  const { arguments: args, environment, ready = '' } = startedAs(program, folder, replica);
  const data = join(folder, 'data', name);
  mkdirSync(data, { recursive: true });
  return {
    name,
    program,
    // The volume.
    arguments: args.map((argument) => argument.replace(/(?<==)\/[a-z]+\/data\b/, data)),
    environment,
    ready,
    readyWithin: minutes(2),
  };
}
