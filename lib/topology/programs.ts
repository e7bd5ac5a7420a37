import type { Port, Program } from '#lib/topology/program';

const prometheusWeb = { name: 'web', number: 9090, protocols: ['TCP'] } as const satisfies Port;
const alertmanagerWeb = { name: 'web', number: 9093, protocols: ['TCP'] } as const satisfies Port;

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
