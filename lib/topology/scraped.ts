import type { Environment } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import { encryptedJobs, ownTargets } from '#lib/topology/addresses';
import { type Probe, probesOf } from '#lib/topology/probes';

/** Targets of one scrape job. */
export interface Scraped {
  readonly job: string;
  /** How they are called apart from others of the job. @default the job */
  readonly pool?: string;
  readonly discovery: Discovery;
  /** Whether they are programs of the stack, and not the site's. */
  readonly isOfStack: boolean;
  /** Whether they show a certificate of the stack. */
  readonly isEncrypted: boolean;
  /** What is asked for through blackbox-exporter. Absent: the targets themselves are asked. */
  readonly probes?: readonly Probe[];
}

/** Everything that Prometheus scrapes: what the site names, the stack's own programs, and what is probed. */
export function scrapedBy(environment: Environment): readonly Scraped[] {
  const { targets, exporters } = environment;
  const own = ownTargets(environment);
  const encrypted = encryptedJobs(environment);
  const machines = exporters.nodeExporter?.machines;
  const probes = probesOf(environment);
  const ofSite = (job: string, discovery: Discovery) => ({
    job,
    discovery,
    isOfStack: false,
    isEncrypted: false,
  });
  return [
    ...Object.entries(targets)
      .filter(([job]) => own[job] === undefined)
      .map(([job, discovery]) => ofSite(job, discovery)),
    ...Object.entries(own).map(([job, discovery]) => ({
      job,
      discovery,
      isOfStack: true,
      isEncrypted: encrypted.includes(job),
    })),
    ...(machines === undefined
      ? []
      : [{ ...ofSite('node-exporter', machines), pool: 'node-exporter-machines' }]),
    ...(probes.length === 0
      ? []
      : [{ job: 'blackbox', discovery: listOf(probes), isOfStack: true, isEncrypted: false, probes }]),
  ];
}

const listOf = (probes: readonly Probe[]): Discovery => ({
  kind: 'static',
  addresses: probes.map(({ target }) => target),
});

/** The names of the jobs that have targets. */
export const scrapedJobs = (environment: Environment): ReadonlySet<string> =>
  new Set(scrapedBy(environment).map(({ job }) => job));
