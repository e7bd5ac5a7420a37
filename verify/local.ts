import type { Checklist } from '#verify/checklist';
import { verifyDashboards } from '#verify/dashboards';
import { verifyDelivery } from '#verify/delivery';
import { verifyNodeExporter } from '#verify/exporters';
import { verifyGateways } from '#verify/gateways';
import { expectNobody } from '#verify/http';
import type { Listening } from '#verify/listen';
import { verifyLogAlerts } from '#verify/log-alerts';
import { verifyLogs } from '#verify/logs';
import { makeUpSecrets } from '#verify/made-up-secrets';
import { verifyMeeting } from '#verify/meeting';
import { type Running, readProcesses, startProcess } from '#verify/processes';
import { type Receiver, startReceiver } from '#verify/receiver';
import { startDwcp } from '#verify/simulated-dwcp';
import { siteOf } from '#verify/site';
import { createStage } from '#verify/stage';
import { verifyStorage } from '#verify/storage';
import { verifyTraces } from '#verify/traces';
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
    makeUpSecrets(stage.folder);
    const processes = readProcesses(stage.folder).filter(({ name, program }) => {
      if (paths.has(program)) return true;
      checklist.leaveOut(`${environment}: ${name}`, `${program} is not to be had here`);
      return false;
    });
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
        const started = startProcess(process, paths.get(process.program) ?? process.program, stage.folder);
        running.push(started);
        await started.untilReady();
        return process.ready;
      });
      if (!ready) return;
    }
    const site = siteOf(environment, stage.folder, processes);
    await verifyMeeting(site, checklist);
    await verifyNodeExporter(site, stage.folder, paths, checklist);
    const simulated = await checklist.check(
      `${environment}: a simulated DWCP answers where it is expected`,
      async () => {
        const dwcp = await startDwcp(site);
        listening.push(dwcp);
        if (dwcp.origins.length === 0) throw new Error('no target is on loopback');
        return `${dwcp.origins.length} targets`;
      },
    );
    if (!simulated) return;
    await verifyStorage(site, stage.folder, checklist);
    await verifyDelivery(site, receivers, checklist);
    await verifyTraces(site, stage.folder, checklist);
    await verifyLogs(site, stage.folder, receivers, checklist);
    await verifyGateways(site, stage.folder, checklist);
    await verifyLogAlerts(environment, stage.folder, processes, paths, checklist);
    await verifyDashboards(site, stage.folder, checklist);
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
