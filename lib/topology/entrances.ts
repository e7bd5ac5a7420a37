import type { Environment, Hosts } from '#lib/environment/environment';
import type { Port, Program } from '#lib/topology/program';
import {
  alertmanager,
  grafana,
  jaeger,
  jaegerQuery,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  loki,
  otelCollector,
  prometheus,
} from '#lib/topology/programs';

/** A key of `hosts` under which something of the stack can be reached from outside. */
export type EntranceHost = Exclude<keyof Hosts, 'runbooks'>;

/** Where connections to one host from outside are passed on. */
export interface EntranceTo {
  readonly host: EntranceHost;
  /** What accepts them: it asks who is there. */
  readonly program: Program;
  readonly port: Port;
  readonly protocol: 'http' | 'grpc';
  /** Any of these has to be there, or the host leads nowhere. */
  readonly behind: readonly Program[];
}

/**
 * Every host that can be opened. Nothing without a login of its own is reached but through a proxy that asks for one;
 * Grafana has one, and otel-collector asks for a token.
 */
export const entrances: readonly EntranceTo[] = [
  toLogin('prometheus', loginPrometheus, [prometheus]),
  toLogin('alertmanager', loginAlertmanager, [alertmanager]),
  { host: 'grafana', program: grafana, port: grafana.ports.web, protocol: 'http', behind: [grafana] },
  toLogin('jaeger', loginJaeger, [jaeger, jaegerQuery]),
  toLogin('loki', loginLoki, [loki]),
  {
    host: 'otel',
    program: otelCollector,
    port: otelCollector.ports.otlpGrpc,
    protocol: 'grpc',
    behind: [otelCollector],
  },
];

function toLogin(
  host: EntranceHost,
  program: typeof loginPrometheus,
  behind: readonly Program[],
): EntranceTo {
  return { host, program, port: program.ports.web, protocol: 'http', behind };
}

/** One entrance of an environment, and the name under which it is found. */
export interface OpenEntrance extends EntranceTo {
  readonly name: string;
}

/** The entrances of one environment: none where nobody gets in from outside. */
export function entrancesOf(environment: Environment): readonly OpenEntrance[] {
  const { access, hosts } = environment;
  if (access === undefined) return [];
  return entrances.flatMap((entrance) => {
    const name = hosts[entrance.host];
    const leadsSomewhere = entrance.behind.some((program) => program.replicas(environment) > 0);
    return name === undefined || !leadsSomewhere ? [] : [{ ...entrance, name }];
  });
}
