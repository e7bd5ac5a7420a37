import { createServer } from 'node:http';
import { metrics } from '#metrics/index';
import { cataloguePage } from '#verify/catalogue-page';
import { type Listening, listen } from '#verify/listen';
import { ownJobs } from '#verify/own-jobs';
import type { Site } from '#verify/site';
import { isLoopback } from '#verify/webhooks';

/** A DWCP in trouble, at every address on loopback where Prometheus expects it. */
export interface SimulatedDwcp extends Listening {
  /** Scheme, host and port of each. */
  readonly origins: readonly string[];
}

/**
 * Answers at every target on loopback that is none of the stack's own programs, with every family that the catalogue
 * gives to the jobs that scrape it there. Its consensus takes longer than its objective allows, and a circuit breaker is open.
 */
export async function startDwcp({ prometheus, processes }: Site): Promise<SimulatedDwcp> {
  const own = ownJobs(processes);
  const targets = (await Promise.all(prometheus.map((one) => one.targets()))).flat();
  const pools = new Map<string, Set<string>>();
  for (const { scrapePool, scrapeUrl } of targets) {
    const { origin } = new URL(scrapeUrl);
    if (!isLoopback(scrapeUrl) || own.has(scrapePool)) continue;
    pools.set(origin, (pools.get(origin) ?? new Set()).add(scrapePool));
  }
  const begin = Date.now();
  const listening: Listening[] = [];
  for (const [origin, jobs] of pools) {
    const families = metrics.filter(({ job }) => jobs.has(job.name));
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(inTrouble(cataloguePage(families, (Date.now() - begin) / 1_000)));
    });
    const { hostname, port } = new URL(origin);
    listening.push(await listen(server, hostname, Number(port)));
  }
  return {
    origins: [...pools.keys()],
    async stop() {
      await Promise.all(listening.map((one) => one.stop()));
    },
  };
}

/** Of consensus rounds none is done within 5 s, which is slower than any site allows; the breaker is open, which is 2. */
export function inTrouble(page: string): string {
  return page
    .replace(/^(dwcp_consensus_latency_seconds_bucket\{.*le="(?:0\.\d+|[1-5](?:\.\d+)?)".*\}) \d+$/gm, '$1 0')
    .replace(/^(dwcp_circuit_breaker_state\{.*\}) .*$/gm, '$1 2');
}
