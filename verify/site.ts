import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Process } from '#lib/components/component';
import { Duration, seconds } from '#lib/units/duration';
import { type Alertmanager, alertmanagerAt } from '#verify/alertmanager';
import { type Prometheus, prometheusAt } from '#verify/prometheus';

/** The running programs of an environment, and what its files say that they do. */
export interface Site {
  readonly environment: string;
  readonly processes: readonly Process[];
  readonly prometheus: readonly Prometheus[];
  readonly alertmanagers: readonly Alertmanager[];
  /** The vmalerts, which answer about their rules as Prometheus does. */
  readonly vmalerts: readonly Prometheus[];
  /** The names of the rule groups that Prometheus is told to load. */
  readonly groups: readonly string[];
  /** Its alerts, and how long each waits before it fires: sites switch some off and let others wait longer. */
  readonly alerts: ReadonlyMap<string, Duration>;
}

interface WrittenGroup {
  readonly name: string;
  readonly rules: readonly { readonly alert?: string; readonly for?: string }[];
}

/** @param folder of the environment */
export function siteOf(environment: string, folder: string, processes: readonly Process[]): Site {
  const addresses = (program: string) =>
    processes
      .filter((process) => process.program === program)
      .map((process) => new URL(process.ready).origin);
  const groups = groupsOf(join(folder, 'config/prometheus.yaml'));
  return {
    environment,
    processes,
    prometheus: addresses('prometheus').map(prometheusAt),
    alertmanagers: addresses('alertmanager').map(alertmanagerAt),
    vmalerts: addresses('vmalert').map(prometheusAt),
    groups: groups.map(({ name }) => name),
    alerts: alertsOf(groups),
  };
}

function groupsOf(config: string): readonly WrittenGroup[] {
  const { rule_files }: { rule_files: readonly string[] } = parse(readFileSync(config, 'utf8'));
  return rule_files.flatMap((file) => {
    const { groups }: { groups: readonly WrittenGroup[] } = parse(
      readFileSync(join(dirname(config), file), 'utf8'),
    );
    return groups;
  });
}

function alertsOf(groups: readonly WrittenGroup[]): ReadonlyMap<string, Duration> {
  const rules = groups.flatMap((group) => group.rules);
  return new Map(
    rules.flatMap(({ alert, for: pause = '0s' }) =>
      alert === undefined ? [] : [[alert, Duration.parse(pause) ?? seconds(0)] as const],
    ),
  );
}
