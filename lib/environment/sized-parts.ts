import type { Section } from '#lib/environment/checks/check';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { leastMemory } from '#lib/environment/schema/components';
import type { Resources, Storage } from '#lib/environment/shared-choices';
import { type Tier, tiersOf } from '#lib/environment/tiers';

/** A program of an environment with what a site chose of its size, and where that stands in the file. */
export interface SizedPart {
  /** The section of the file that it stands in. */
  readonly section: Section;
  readonly program: keyof typeof leastMemory;
  /** Where `storage` and `resources` stand below. */
  readonly path: KeyPath;
  readonly storage?: Storage;
  readonly resources?: Resources;
}

/** The sections of an environment that have programs of their own. */
export type Part =
  | 'prometheus'
  | 'alertmanager'
  | 'victoriaMetrics'
  | 'grafana'
  | 'traces'
  | 'logs'
  | 'profiles'
  | 'exporters';

/** What a site chooses of the size of each program, in the order of the file. */
export const partsOf: {
  readonly [Name in Part]: (environment: Pick<Environment, Name>) => readonly SizedPart[];
} = {
  prometheus: ({ prometheus }) => [part('prometheus', 'prometheus', ['prometheus'], prometheus)],
  alertmanager: ({ alertmanager }) => [part('alertmanager', 'alertmanager', ['alertmanager'], alertmanager)],
  victoriaMetrics: ({ victoriaMetrics }) => {
    if (victoriaMetrics === undefined) return [];
    const { vmauth, vmalert, vmagent } = victoriaMetrics;
    const all = victoriaMetrics.kind === 'cluster' ? victoriaMetrics.vmselectAll : undefined;
    const section = 'victoriaMetrics';
    return [
      part(section, 'vmauth', [section, 'vmauth'], vmauth),
      part(section, 'vmalert', [section, 'vmalert'], vmalert),
      ...(vmagent === undefined ? [] : [part(section, 'vmagent', [section, 'vmagent'], vmagent)]),
      ...(all === undefined ? [] : [part(section, 'vmselect', [section, 'vmselectAll'], all)]),
      ...tiersOf({ victoriaMetrics }).flatMap(partsOfTier),
    ];
  },
  grafana: ({ grafana }) => {
    if (grafana === undefined) return [];
    const { database, resources } = grafana;
    return [
      part('grafana', 'grafana', ['grafana'], { ...(resources && { resources }) }),
      ...(database.kind === 'sqlite'
        ? [part('grafana', 'grafana', ['grafana', 'database'], { storage: database.storage })]
        : []),
    ];
  },
  traces: ({ traces }) => {
    if (traces === undefined) return [];
    const { collector, sampler, storage } = traces;
    const section = 'traces';
    const collecting = [
      part(section, 'otel-collector', [section, 'collector'], collector),
      part(section, 'otel-sampler', [section, 'sampler'], sampler),
    ];
    const path = [section, 'storage'];
    if (storage.kind === 'badger') return [...collecting, part(section, 'jaeger', path, storage)];
    return [
      ...collecting,
      part(section, 'jaeger-collector', [...path, 'collector'], storage.collector),
      part(section, 'jaeger-query', [...path, 'query'], storage.query),
      part(section, 'elasticsearch', path, storage),
    ];
  },
  logs: ({ logs }) => {
    if (logs === undefined) return [];
    return [
      part('logs', 'loki', ['logs'], { ...(logs.resources && { resources: logs.resources }) }),
      part('logs', 'loki', ['logs', 'storage'], { storage: logs.storage.storage }),
      part('logs', 'loki-gateway', ['logs', 'gateway'], logs.gateway),
      part('logs', 'otel-logs', ['logs', 'agent'], logs.agent),
    ];
  },
  profiles: ({ profiles }) => {
    if (profiles === undefined) return [];
    return [
      part('profiles', 'pyroscope', ['profiles'], {
        ...(profiles.resources && { resources: profiles.resources }),
      }),
      part('profiles', 'pyroscope', ['profiles', 'storage'], { storage: profiles.storage.storage }),
      part('profiles', 'pyroscope-gateway', ['profiles', 'gateway'], profiles.gateway),
    ];
  },
  exporters: ({ exporters: { nodeExporter, kubeStateMetrics, blackbox } }) => [
    part('exporters', 'node-exporter', ['exporters', 'nodeExporter'], nodeExporter ?? {}),
    part('exporters', 'kube-state-metrics', ['exporters', 'kubeStateMetrics'], kubeStateMetrics ?? {}),
    part('exporters', 'blackbox-exporter', ['exporters', 'blackbox'], blackbox ?? {}),
  ],
};

function partsOfTier({ path, choices }: Tier): readonly SizedPart[] {
  const section = 'victoriaMetrics';
  if (choices.kind === 'single node') return [part(section, 'victoria-metrics', path, choices)];
  const { vminsert, vmselect, vmstorage } = choices;
  return [
    part(section, 'vminsert', [...path, 'vminsert'], vminsert),
    part(section, 'vmselect', [...path, 'vmselect'], vmselect),
    part(section, 'vmstorage', [...path, 'vmstorage'], vmstorage),
  ];
}

function part(
  section: Section,
  program: SizedPart['program'],
  path: KeyPath,
  { storage, resources }: Pick<SizedPart, 'storage' | 'resources'>,
): SizedPart {
  return { section, program, path, ...(storage && { storage }), ...(resources && { resources }) };
}
