import type { ResourceRequirements, Volume } from '#lib/kubernetes/kinds';
import { Bytes, mebibytes } from '#lib/units/bytes';

/**
 * Adds what a container may write to the node's own disk, requested and limited alike: its volumes of kind emptyDir, each
 * to its limit, and its logs.
 *
 * @throws Error when an emptyDir has no limit
 */
export function withEphemeralStorage(
  { requests, limits }: ResourceRequirements,
  volumes: readonly Volume[],
): ResourceRequirements {
  const scratch = volumes.map(limitOf).reduce((sum, { inBytes }) => sum + inBytes, 0);
  const amount = { 'ephemeral-storage': Bytes.of(logs.inBytes + scratch).toKubernetes() };
  return { requests: { ...requests, ...amount }, limits: { ...limits, ...amount } };
}

/**
 * The kubelet keeps five files of 10 MiB per container (`containerLogMaxSize`, `containerLogMaxFiles`). The rest is for
 * sites where it keeps more, and for mounted ConfigMaps, which it counts too.
 * https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
const logs = mebibytes(128);

function limitOf({ name, emptyDir }: Volume): Bytes {
  // One in memory counts as memory.
  if (emptyDir === undefined || emptyDir.medium === 'Memory') return Bytes.of(0);
  const limit = typeof emptyDir.sizeLimit === 'string' ? Bytes.parse(emptyDir.sizeLimit) : undefined;
  if (limit === undefined) throw new Error(`the emptyDir ${name} has no sizeLimit in bytes`);
  return limit;
}
