import type { Environment } from '#lib/environment/environment';
import { serviceUrl } from '#lib/topology/addresses';
import type { Port, Program } from '#lib/topology/program';
import { jaeger, jaegerQuery, lokiGateway, pyroscopeGateway } from '#lib/topology/programs';

/** Where an environment is asked for what it collects besides metrics: the base addresses of Loki, Jaeger and Pyroscope. */
export interface SignalUrls {
  readonly logs?: string;
  readonly traces?: string;
  readonly profiles?: string;
}

/** Those of an environment, of what it has. */
export function signalUrls(environment: Environment): SignalUrls {
  const urlOf = (program: Program & { readonly ports: { readonly web: Port } }) =>
    program.replicas(environment) > 0 ? serviceUrl(program, program.ports.web, environment) : undefined;
  const [logs, traces, profiles] = [
    urlOf(lokiGateway),
    urlOf(jaeger) ?? urlOf(jaegerQuery),
    urlOf(pyroscopeGateway),
  ];
  return { ...(logs && { logs }), ...(traces && { traces }), ...(profiles && { profiles }) };
}

/** Whether the address is asked with TLS. */
export const isEncrypted = (url: string): boolean => url.startsWith('https:');
