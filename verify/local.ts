import type { Checklist } from '#verify/checklist';
import { verifyDelivery } from '#verify/delivery';
import { expectNobody } from '#verify/http';
import type { Listening } from '#verify/listen';
import { verifyMeeting } from '#verify/meeting';
import { type Running, readProcesses, startProcess } from '#verify/processes';
import { type Receiver, startReceiver } from '#verify/receiver';
import { siteOf } from '#verify/site';
import { createStage } from '#verify/stage';
import { outsideReceivers, webhookAddresses } from '#verify/webhooks';

/**
 * Runs an environment of processes, its files unchanged, on this machine: the programs start, find each other,
 * and tell a receiver on loopback about an alert. One that would notify anybody else is left out.
 *
 * @param paths of the real programs by name
 */
export async function verifyLocal(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const stage = createStage(dist, environment);
  const listening: Listening[] = [];
  const running: Running[] = [];
  try {
    const outside = outsideReceivers(stage.folder);
    if (outside.length > 0) {
      checklist.leaveOut(`${environment} runs`, `${outside.join(', ')} would reach somebody outside`);
      return;
    }
    const processes = readProcesses(stage.folder);
    const receivers: Receiver[] = [];
    const heard = await checklist.check(`${environment}: receivers listen`, async () => {
      const addresses = webhookAddresses(stage.folder);
      for (const { hostname, port } of addresses) {
        const receiver = await startReceiver(hostname, Number(port));
        receivers.push(receiver);
        listening.push(receiver);
      }
      return addresses.map(({ host }) => host).join(', ');
    });
    if (!heard) return;
    for (const process of processes) {
      const ready = await checklist.check(`${environment}: ${process.name} starts and is ready`, async () => {
        await expectNobody(process.ready);
        const program = paths.get(process.program);
        if (program === undefined) throw new Error(`${process.program} is none of the programs under tools/`);
        const started = startProcess(process, program, stage.folder);
        running.push(started);
        await started.untilReady();
        return process.ready;
      });
      if (!ready) return;
    }
    const site = siteOf(environment, stage.folder, processes);
    await verifyMeeting(site, checklist);
    await verifyDelivery(site, receivers, checklist);
  } finally {
    for (const one of running.reverse()) {
      await checklist.check(`${environment}: ${one.process.name} ends when it is asked to`, async () => {
        await one.stop();
        return undefined;
      });
    }
    await Promise.all(listening.map((one) => one.stop()));
    stage.remove();
  }
}
