import type { Port, Program } from '#lib/topology/program';
import { alertmanager, prometheus } from '#lib/topology/programs';

/** Who connects to whom inside the stack. */
export interface Edge {
  readonly client: Program;
  readonly server: Program;
  readonly port: Port;
  readonly purpose: string;
  readonly encryption: 'none' | 'tls';
  readonly authentication: 'none' | 'bearer token';
}

/** Inside the namespace nothing is encrypted or authenticated: who may connect at all, the NetworkPolicies say. */
const open = { encryption: 'none', authentication: 'none' } as const;

/** Every connection between programs of the stack; what is not here, the NetworkPolicies refuse. */
export const edges: readonly Edge[] = [
  { client: prometheus, server: prometheus, port: prometheus.ports.web, purpose: 'scrapes it', ...open },
  {
    client: prometheus,
    server: alertmanager,
    port: alertmanager.ports.web,
    purpose: 'sends alerts and scrapes it',
    ...open,
  },
  {
    client: alertmanager,
    server: alertmanager,
    port: alertmanager.ports.mesh,
    purpose: 'shares silences and what was notified',
    ...open,
  },
];
