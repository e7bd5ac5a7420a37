import type { Environment } from '#lib/environment/environment';
import type { PodSelection } from '#lib/environment/shared-choices';
import type { Port, Program } from '#lib/topology/program';
import {
  grafana,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  otelCollector,
  vmauth,
} from '#lib/topology/programs';

/** Pods outside the stack that may connect to a program of it. */
export interface Inbound {
  /** What for, as the name of a NetworkPolicy ends: `user-interface`. */
  readonly name: string;
  readonly from: readonly PodSelection[];
  readonly ports: readonly Port[];
}

/** Everybody outside the stack who may connect to a program. */
export function inboundOf(program: Program, environment: Environment): readonly Inbound[] {
  const { output, traces } = environment;
  if (output.kind !== 'kubernetes') return [];
  const { userInterface } = program;
  const { otlpGrpc, otlpHttp } = otelCollector.ports;
  const spansFrom = program === otelCollector ? (traces?.from ?? []) : [];
  const entered = entrancePort(program, environment);
  return [
    ...(userInterface === undefined
      ? []
      : [{ name: 'user-interface', from: output.userInterfacesFrom, ports: [userInterface] }]),
    { name: 'spans', from: spansFrom, ports: [otlpGrpc, otlpHttp] },
    ...(environment.access === undefined || entered === undefined
      ? []
      : [{ name: 'entrance', from: [environment.access.entrance.pods], ports: [entered] }]),
  ].filter(({ from }) => from.length > 0);
}

/** Where what accepts connections from outside passes them on: only to what asks who is there. */
function entrancePort(program: Program, { hosts }: Pick<Environment, 'hosts'>): Port | undefined {
  switch (program) {
    case loginPrometheus:
    case loginAlertmanager:
    case loginJaeger:
    case loginLoki:
      return program.ports.web;
    case grafana:
      return grafana.ports.web;
    case vmauth:
      return hosts.metrics === undefined ? undefined : vmauth.ports.web;
    case otelCollector:
      return hosts.otel === undefined ? undefined : otelCollector.ports.otlpGrpc;
    default:
      return undefined;
  }
}
