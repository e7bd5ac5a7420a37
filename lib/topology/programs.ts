import type { Program } from '#lib/topology/program';

/** Port numbers are those that the projects registered: https://github.com/prometheus/prometheus/wiki/Default-port-allocations */
export const prometheus = {
  name: 'prometheus',
  ports: { web: { name: 'web', number: 9090, protocols: ['TCP'] } },
  replicas: (environment) => environment.prometheus.replicas,
} as const satisfies Program;

export const alertmanager = {
  name: 'alertmanager',
  ports: {
    web: { name: 'web', number: 9093, protocols: ['TCP'] },
    /** Gossip goes over UDP, the exchange of whole states over TCP. */
    mesh: { name: 'mesh', number: 9094, protocols: ['TCP', 'UDP'] },
  },
  replicas: (environment) => environment.alertmanager.replicas,
} as const satisfies Program;
