import { minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import { ownJobs } from '#verify/own-jobs';
import type { Prometheus } from '#verify/prometheus';
import type { Site } from '#verify/site';

/** Checks that the programs found each other and took what was generated for them. */
export async function verifyMeeting(site: Site, checklist: Checklist): Promise<void> {
  const { environment, processes, prometheus, alertmanagers } = site;
  for (const [index, server] of prometheus.entries()) {
    const name = prometheus.length === 1 ? 'Prometheus' : `Prometheus ${index}`;
    for (const job of ownJobs(processes)) {
      await checklist.check(`${environment}: ${name} scrapes ${job}`, () =>
        eventually(minutes(1), () => scrapes(server, job)),
      );
    }
    await checklist.check(`${environment}: ${name} knows every Alertmanager`, () =>
      eventually(seconds(30), async () => {
        const known = await server.alertmanagers();
        if (known.length !== alertmanagers.length) {
          throw new Error(`it knows ${known.length} of ${alertmanagers.length}: ${known.join(', ')}`);
        }
        return known.join(', ');
      }),
    );
    await checklist.check(`${environment}: ${name} evaluates every rule group`, () =>
      eventually(minutes(3), () => evaluates(server, site.groups)),
    );
  }
  for (const [index, alertmanager] of alertmanagers.entries()) {
    await checklist.check(
      `${environment}: Alertmanager ${index} is one of ${alertmanagers.length} in the mesh`,
      () =>
        eventually(minutes(1), async () => {
          const { status, peers = [] } = await alertmanager.cluster();
          const alone = alertmanagers.length === 1 && status === 'disabled';
          if (alone) return 'a single one needs no mesh';
          if (status !== 'ready' || peers.length !== alertmanagers.length) {
            throw new Error(`its mesh is ${status} with ${peers.length} members`);
          }
          return `${status}, ${peers.length} members`;
        }),
    );
  }
}

async function scrapes(prometheus: Prometheus, job: string): Promise<string> {
  const targets = (await prometheus.targets()).filter(({ scrapePool }) => scrapePool === job);
  if (targets.length === 0) throw new Error('it has no such target');
  const down = targets.filter(({ health }) => health !== 'up');
  if (down.length > 0) {
    throw new Error(
      down.map(({ scrapeUrl, health, lastError }) => `${scrapeUrl} is ${health}: ${lastError}`).join('\n'),
    );
  }
  return targets.map(({ scrapeUrl }) => scrapeUrl).join(', ');
}

async function evaluates(prometheus: Prometheus, written: readonly string[]): Promise<string> {
  const groups = await prometheus.groups();
  const missing = written.filter((name) => !groups.some((group) => group.name === name));
  if (missing.length > 0) throw new Error(`it has not loaded ${missing.join(', ')}`);
  const rules = groups.flatMap((group) => group.rules);
  const unhealthy = rules.filter(({ health }) => health !== 'ok');
  if (unhealthy.length > 0) {
    throw new Error(
      unhealthy.map(({ name, health, lastError }) => `${name}: ${lastError || health}`).join('\n'),
    );
  }
  return `${groups.length} groups, ${rules.length} rules`;
}
