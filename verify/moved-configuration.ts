import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { onLoopback } from '#verify/loopback';

/** The part of Prometheus' configuration that only a whole cluster has. */
interface Scraping {
  readonly scrape_configs: readonly { readonly job_name: string }[];
}

const files = ['prometheus', 'alertmanager', 'alertmanager-mesh', 'vmauth', 'loki', 'loki-gateway'];

/**
 * Has the configuration of an environment find everything on loopback; Prometheus scrapes nothing but what is started.
 *
 * @param folder of the stage
 * @param programs that are started
 */
export function moveConfiguration(folder: string, programs: readonly string[]): void {
  for (const name of files) {
    const file = join(folder, `config/${name}.yaml`);
    writeFileSync(file, onLoopback(readFileSync(file, 'utf8'), folder));
  }
  const file = join(folder, 'config/prometheus.yaml');
  const config: Scraping = parse(readFileSync(file, 'utf8'));
  const jobs = config.scrape_configs.filter(({ job_name }) => programs.includes(job_name));
  writeFileSync(file, stringify({ ...config, scrape_configs: jobs }));
}
