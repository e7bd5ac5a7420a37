import type { Cluster } from '#verify/kubernetes/cluster';
import { nameOf, readFromServer } from '#verify/kubernetes/objects';

/**
 * Applies manifests to a server that has them already.
 *
 * @returns how many objects stayed as they were
 * @throws Error with those that did not, and with what kubectl would still change
 */
export async function applyAgain(cluster: Cluster, manifests: string): Promise<string> {
  const before = await versions(cluster, manifests);
  await cluster.kubectl(['apply', '--server-side', '-f', manifests]);
  const after = await versions(cluster, manifests);
  const changed = [...after].filter(([name, version]) => before.get(name) !== version);
  if (changed.length > 0) {
    throw new Error(`applied twice, these change: ${changed.map(([name]) => name).join(', ')}`);
  }
  const { status, stdout, stderr } = await cluster.try(['diff', '--server-side', '-f', manifests]);
  if (status !== 0) throw new Error(`kubectl diff is not empty: ${stdout}${stderr}`);
  return `${after.size} objects as they were`;
}

async function versions(cluster: Cluster, manifests: string): Promise<ReadonlyMap<string, string>> {
  const objects = await readFromServer(cluster, manifests);
  return new Map(objects.map((object) => [nameOf(object), object.metadata.resourceVersion ?? '']));
}
