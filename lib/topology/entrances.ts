import type { Hosts } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';
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
  vmauth,
} from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** A key of `hosts` under which something of the stack can be reached from outside. */
export type EntranceHost = Exclude<keyof Hosts, 'runbooks'>;

/** Where connections to one host from outside are passed on. */
export interface EntranceTo {
  readonly host: EntranceHost;
  /** What accepts them: it asks who is there. */
  readonly program: Program;
  readonly port: Port;
  readonly protocol: 'http' | 'grpc';
  /** What serves those who are let in: itself, or one of these. */
  readonly behind: readonly Program[];
  /** The section of the environment without which the host leads nowhere. @default what is always there */
  readonly part?: 'grafana' | 'traces' | 'logs' | 'victoriaMetrics';
}

/**
 * Every host that can be opened. Nothing without a login of its own is reached but through a proxy that asks for one;
 * Grafana has one, and otel-collector and vmauth ask for a token.
 */
export const entrances: readonly EntranceTo[] = [
  toLogin('prometheus', loginPrometheus, [prometheus]),
  toLogin('alertmanager', loginAlertmanager, [alertmanager]),
  {
    host: 'grafana',
    program: grafana,
    port: grafana.ports.web,
    protocol: 'http',
    behind: [grafana],
    part: 'grafana',
  },
  { ...toLogin('jaeger', loginJaeger, [jaeger, jaegerQuery]), part: 'traces' },
  { ...toLogin('loki', loginLoki, [loki]), part: 'logs' },
  {
    host: 'metrics',
    program: vmauth,
    port: vmauth.ports.web,
    protocol: 'http',
    behind: [vmauth],
    part: 'victoriaMetrics',
  },
  {
    host: 'otel',
    program: otelCollector,
    port: otelCollector.ports.otlpGrpc,
    protocol: 'grpc',
    behind: [otelCollector],
    part: 'traces',
  },
];

function toLogin(
  host: EntranceHost,
  program: typeof loginPrometheus,
  behind: readonly Program[],
): EntranceTo {
  return { host, program, port: program.ports.web, protocol: 'http', behind };
}

/** What of an environment decides which entrances it has. */
export type EntranceChoices = Pick<
  Environment,
  'access' | 'hosts' | 'output' | NonNullable<EntranceTo['part']>
>;

/** One entrance of an environment, and the name under which it is found. */
export interface OpenEntrance extends EntranceTo {
  readonly name: string;
  /** Whether there is TLS behind it. */
  readonly isEncrypted: boolean;
}

/** The entrances of one environment: none where nobody gets in from outside. */
export const entrancesOf = (environment: EntranceChoices): readonly OpenEntrance[] =>
  entrances.flatMap((entrance) => opened(environment, entrance) ?? []);

/** @returns undefined where nobody gets in by it */
export function opened(environment: EntranceChoices, entrance: EntranceTo): OpenEntrance | undefined {
  const { access, hosts } = environment;
  const name = hosts[entrance.host];
  const leadsSomewhere = entrance.part === undefined || environment[entrance.part] !== undefined;
  return access === undefined || name === undefined || !leadsSomewhere
    ? undefined
    : { ...entrance, name, isEncrypted: usesTls(entrance.program, environment) };
}
