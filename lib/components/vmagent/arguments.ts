import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { requestSizeArgument } from '#lib/components/victoria-metrics/insert-arguments';
import type { Destination } from '#lib/components/vmagent/destinations';
import type { Bytes } from '#lib/units/bytes';

/**
 * The command line of one replica. Flags for single URLs are given once for each of them, in their order: a flag that is given
 * once holds for all (https://docs.victoriametrics.com/victoriametrics/vmagent/#configuration-update).
 *
 * @param queue what may wait for each destination
 */
export const vmagentArguments = (
  paths: ReplicaPaths,
  destinations: readonly Destination[],
  queue: Bytes,
): readonly Argument[] => [
  ...destinations.flatMap(({ url, resolution, token, authority, proxy }) => [
    { flag: `-remoteWrite.url=${url}`, why: 'where samples are kept' },
    {
      flag: `-remoteWrite.streamAggr.dedupInterval=${resolution}`,
      why: 'the last sample of each series in that time, as it came: counters stay counters',
    },
    {
      flag: `-remoteWrite.maxDiskUsagePerURL=${queue.inBytes}`,
      why: 'what may wait on the volume for one that is away; older samples are thrown away then',
    },
    {
      flag: `-remoteWrite.bearerTokenFile=${paths.file(`secrets/${token.secret}/${token.key}`)}`,
      why: 'vmauth asks for it',
    },
    // Quoted: nothing at all would be left out of the list, and the next value be taken for this one.
    { flag: `-remoteWrite.tlsCAFile=${authority ?? '""'}`, why: 'who it is' },
    ...(destinations.some((one) => one.proxy !== undefined)
      ? [{ flag: `-remoteWrite.proxyURL=${proxy ?? '""'}`, why: 'output.proxy, to other sites' }]
      : []),
  ]),
  { flag: `-remoteWrite.tmpDataPath=${paths.data}`, why: 'the volume: what waits survives a restart' },
  {
    flag: '-remoteWrite.showURL',
    why: 'its metrics tell which destination is away; there are no tokens in it',
  },
  requestSizeArgument,
];
