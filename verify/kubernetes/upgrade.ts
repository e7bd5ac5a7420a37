import { existsSync } from 'node:fs';
import type { Checklist } from '#verify/checklist';
import { install, manifestsOf, type Release, upgrade } from '#verify/kubernetes/apply';
import { startCluster } from '#verify/kubernetes/cluster';
import { checkOut } from '#verify/kubernetes/earlier-release';
import { nameOf, readObjects } from '#verify/kubernetes/objects';
import { applyAgain } from '#verify/kubernetes/second-apply';

/**
 * Applies environments over what they were at an earlier revision: a field that cannot be changed any more is refused.
 *
 * @param paths of the programs by name
 * @throws Error when git does not have dist at that revision
 */
export async function verifyUpgrades(
  revision: string,
  releases: readonly Release[],
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const { checkout, remove } = await checkOut(revision);
  try {
    for (const release of releases) {
      const earlier = { ...release, checkout };
      const title = `${release.environment}: applied over ${revision}`;
      if (existsSync(manifestsOf(earlier))) {
        await checklist.check(title, () => applyOver(earlier, release, paths));
      } else {
        checklist.leaveOut(title, 'it was not there');
      }
    }
  } finally {
    remove();
  }
}

async function applyOver(
  earlier: Release,
  release: Release,
  paths: ReadonlyMap<string, string>,
): Promise<string> {
  const cluster = await startCluster(paths);
  try {
    await install(cluster, earlier);
    await upgrade(cluster, release);
    const unchanged = await applyAgain(cluster, manifestsOf(release));
    const names = new Set(readObjects(manifestsOf(release)).map(nameOf));
    const left = readObjects(manifestsOf(earlier)).filter((object) => !names.has(nameOf(object)));
    const remaining = left.length === 0 ? 'none' : left.map(nameOf).join(', ');
    return `${unchanged} when applied again; left of before: ${remaining}`;
  } finally {
    await cluster.stop();
  }
}
