import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Process } from '#lib/components/component';
import { type Alertmanager, alertmanagerAt } from '#verify/alertmanager';
import { type Prometheus, prometheusAt } from '#verify/prometheus';

/** The running programs of an environment, and what its files say that they do. */
export interface Site {
  readonly environment: string;
  readonly processes: readonly Process[];
  readonly prometheus: readonly Prometheus[];
  readonly alertmanagers: readonly Alertmanager[];
  /** The names of the rule groups that Prometheus is told to load. */
  readonly groups: readonly string[];
}

/** @param folder of the environment */
export function siteOf(environment: string, folder: string, processes: readonly Process[]): Site {
  const addresses = (program: string) =>
    processes
      .filter((process) => process.program === program)
      .map((process) => new URL(process.ready).origin);
  return {
    environment,
    processes,
    prometheus: addresses('prometheus').map(prometheusAt),
    alertmanagers: addresses('alertmanager').map(alertmanagerAt),
    groups: groupsOf(join(folder, 'config/prometheus.yaml')),
  };
}

function groupsOf(config: string): readonly string[] {
  const { rule_files }: { rule_files: readonly string[] } = parse(readFileSync(config, 'utf8'));
  return rule_files.flatMap((file) => {
    const text = readFileSync(join(dirname(config), file), 'utf8');
    const { groups }: { groups: readonly { name: string }[] } = parse(text);
    return groups.map(({ name }) => name);
  });
}
