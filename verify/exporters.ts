import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import { getText } from '#verify/http';
import { startProcess } from '#verify/processes';
import type { Site } from '#verify/site';

/**
 * Checks that of node-exporter, started with the generated arguments and scraped with the generated configuration, that
 * arrives which the configuration keeps, all of it that this machine shows, and nothing else. What the machine shows, a second
 * one tells with all that is switched on by default. Left out where the stack runs none.
 *
 * @param folder of the stage
 */
export async function verifyNodeExporter(
  { environment, processes, prometheus }: Site,
  folder: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const program = paths.get('node_exporter');
  const [server] = prometheus;
  if (!processes.some((process) => process.program === 'node_exporter') || server === undefined) {
    checklist.leaveOut(`${environment}: node-exporter`, 'it runs none');
    return;
  }
  await checklist.check(
    `${environment}: of node-exporter what is kept arrives, and nothing else`,
    async () => {
      const kept = keptBy(join(folder, 'config/prometheus.yaml'), 'node-exporter');
      const shown = await shownByDefault(program ?? 'node_exporter', folder);
      const expected = kept.filter((name) => shown.has(name));
      return eventually(minutes(1), async () => {
        const arrived = (await server.names('node-exporter')).filter((name) => !ofScrape.test(name));
        expectSame(expected, arrived);
        return `${arrived.length} names of ${kept.length} kept and ${shown.size} shown by default`;
      });
    },
  );
}

/** What Prometheus adds to every scrape. */
export const ofScrape = /^(up|scrape_.*)$/;

interface WrittenJob {
  readonly job_name: string;
  readonly metric_relabel_configs?: readonly { readonly action: string; readonly regex?: string }[];
}

/** The names that the keep rule of a job lists. @throws Error when it has none */
export function keptBy(config: string, job: string): readonly string[] {
  const { scrape_configs }: { scrape_configs: readonly WrittenJob[] } = parse(readFileSync(config, 'utf8'));
  const rules = scrape_configs.find(({ job_name }) => job_name === job)?.metric_relabel_configs ?? [];
  const regex = rules.find(({ action }) => action === 'keep')?.regex;
  if (regex === undefined || regex === '') throw new Error(`${config} keeps nothing of ${job}`);
  return regex.split('|');
}

/** @throws Error with what is missing, and with what should have been dropped */
export function expectSame(expected: readonly string[], arrived: readonly string[]): void {
  const missing = expected.filter((name) => !arrived.includes(name));
  const more = arrived.filter((name) => !expected.includes(name));
  if (expected.length === 0) throw new Error('nothing is expected');
  const wrong = [
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]),
    ...(more.length === 0 ? [] : [`not dropped: ${more.join(', ')}`]),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

async function shownByDefault(program: string, folder: string): Promise<ReadonlySet<string>> {
  const address = `127.0.0.1:${await freePort()}`;
  const ready = `http://${address}/metrics`;
  const all = startProcess(
    {
      name: 'node-exporter with its defaults',
      program,
      arguments: [`--web.listen-address=${address}`],
      environment: {},
      ready,
      readyWithin: seconds(30),
    },
    program,
    folder,
  );
  try {
    await all.untilReady();
    return namesOn(await getText(ready));
  } finally {
    await all.stop();
  }
}

/** The names of the series on a page. */
export const namesOn = (page: string): ReadonlySet<string> => new Set(page.match(/^[a-zA-Z_:][\w:]*/gm));
