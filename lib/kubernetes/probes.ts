import type { Container } from '#lib/kubernetes/kinds';
import { type Duration, seconds } from '#lib/units/duration';

export interface ProbePaths {
  /** Answers 200 once the program serves. @default the port is open then */
  readonly ready?: string;
  /** Answers 200 as long as the program runs. @default no liveness probe; the StatefulSet has to say why */
  readonly healthy?: string;
  /** The name of the port. */
  readonly port: string;
  /** @default HTTP */
  readonly scheme?: 'HTTPS';
  /** How long a start may take before the container is restarted. */
  readonly startsWithin: Duration;
}

/** The annotation of a workload whose pods have no liveness probe on purpose: the reason. */
export const noLivenessProbe = 'dwcp-monitoring/no-liveness-probe';

const startupPeriod = seconds(10);

/**
 * The three probes. Liveness waits for the start; it gives a busy program a minute, because a restart costs more
 * than waiting.
 */
export function probes({
  ready,
  healthy,
  port,
  startsWithin,
  scheme,
}: ProbePaths): Pick<Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const ask = (path: string | undefined) =>
    path === undefined
      ? { tcpSocket: { port } }
      : { httpGet: { path, port, ...(scheme !== undefined && { scheme }) } };
  return {
    startupProbe: {
      ...ask(ready),
      periodSeconds: startupPeriod.toKubernetesSeconds(),
      timeoutSeconds: 3,
      failureThreshold: Math.ceil(startsWithin.inSeconds / startupPeriod.inSeconds),
    },
    readinessProbe: {
      ...ask(ready),
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 3,
    },
    ...(healthy !== undefined && {
      livenessProbe: {
        ...ask(healthy),
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 6,
      },
    }),
  };
}
