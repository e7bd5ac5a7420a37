import type { VictoriaMetricsCluster } from '#lib/environment/environment';
import type { Port, Program, ProgramChoices } from '#lib/topology/program';

const tcp = ['TCP'] as const;

const prometheusWeb = { name: 'web', number: 9090, protocols: tcp } as const satisfies Port;
const alertmanagerWeb = { name: 'web', number: 9093, protocols: tcp } as const satisfies Port;
const grafanaWeb = { name: 'web', number: 3000, protocols: tcp } as const satisfies Port;

/** Port numbers are those that the projects registered: https://github.com/prometheus/prometheus/wiki/Default-port-allocations */
export const prometheus = {
  name: 'prometheus',
  ports: { web: prometheusWeb },
  userInterface: prometheusWeb,
  replicas: (environment) => environment.prometheus.replicas,
} as const satisfies Program;

export const alertmanager = {
  name: 'alertmanager',
  ports: {
    web: alertmanagerWeb,
    /** Gossip goes over UDP, the exchange of whole states over TCP. */
    mesh: { name: 'mesh', number: 9094, protocols: ['TCP', 'UDP'] },
  },
  userInterface: alertmanagerWeb,
  replicas: (environment) => environment.alertmanager.replicas,
} as const satisfies Program;

const clusterOf = ({ victoriaMetrics }: ProgramChoices): VictoriaMetricsCluster | undefined =>
  victoriaMetrics?.kind === 'cluster' ? victoriaMetrics : undefined;

/** VictoriaMetrics' ports: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/ */
export const vmstorage = {
  name: 'vmstorage',
  ports: {
    web: { name: 'web', number: 8482, protocols: tcp },
    insert: { name: 'insert', number: 8400, protocols: tcp },
    select: { name: 'select', number: 8401, protocols: tcp },
  },
  replicas: (environment) => clusterOf(environment)?.vmstorage.replicas ?? 0,
} as const satisfies Program;

export const vminsert = {
  name: 'vminsert',
  ports: { web: { name: 'web', number: 8480, protocols: tcp } },
  replicas: (environment) => clusterOf(environment)?.vminsert.replicas ?? 0,
} as const satisfies Program;

export const vmselect = {
  name: 'vmselect',
  ports: { web: { name: 'web', number: 8481, protocols: tcp } },
  replicas: (environment) => clusterOf(environment)?.vmselect.replicas ?? 0,
} as const satisfies Program;

/** The single node. */
export const victoriaMetrics = {
  name: 'victoria-metrics',
  ports: { web: { name: 'web', number: 8428, protocols: tcp } },
  replicas: (environment) => (environment.victoriaMetrics?.kind === 'single node' ? 1 : 0),
} as const satisfies Program;

export const vmauth = {
  name: 'vmauth',
  ports: { web: { name: 'web', number: 8427, protocols: tcp } },
  replicas: (environment) => environment.victoriaMetrics?.vmauth.replicas ?? 0,
} as const satisfies Program;

export const vmalert = {
  name: 'vmalert',
  ports: { web: { name: 'web', number: 8880, protocols: tcp } },
  replicas: (environment) => environment.victoriaMetrics?.vmalert.replicas ?? 0,
} as const satisfies Program;

export const grafana = {
  name: 'grafana',
  ports: { web: grafanaWeb },
  userInterface: grafanaWeb,
  replicas: (environment) => environment.grafana?.replicas ?? 0,
} as const satisfies Program;

/** Every program that the stack can have, those that others need first. */
export const programs: readonly Program[] = [
  vmstorage,
  vminsert,
  vmselect,
  victoriaMetrics,
  vmauth,
  alertmanager,
  prometheus,
  vmalert,
  grafana,
];
