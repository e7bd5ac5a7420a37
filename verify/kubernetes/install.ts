import type { Checklist } from '#verify/checklist';
import {
  checkTypes,
  deleteNamespaces,
  hasPolicies,
  refuseWeakening,
} from '#verify/kubernetes/admission-policies';
import { install, manifestsOf, type Release } from '#verify/kubernetes/apply';
import { startCluster } from '#verify/kubernetes/cluster';
import { readObjects } from '#verify/kubernetes/objects';
import { admitPods } from '#verify/kubernetes/pod-security';
import { runPods } from '#verify/kubernetes/pods';
import { followProcedures } from '#verify/kubernetes/procedures';
import { applyAgain } from '#verify/kubernetes/second-apply';
import { tellState, tellsState } from '#verify/kubernetes/state';

/**
 * Applies an environment to a cluster of its own, and looks at what comes of it.
 * @param paths of the programs by name
 */
export async function verifyInstall(
  release: Release,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const { environment } = release;
  const manifests = manifestsOf(release);
  const cluster = await startCluster(paths);
  try {
    const applied = await checklist.check(`${environment}: the commands of SUMMARY.md`, async () => {
      await install(cluster, release);
      return `${readObjects(manifests).length} objects on a fresh cluster, without a warning`;
    });
    if (!applied) return;
    await checklist.check(`${environment}: applied again`, () => applyAgain(cluster, manifests));
    if (hasPolicies(manifests)) {
      await checklist.check(`${environment}: admission policies`, () => refuseWeakening(cluster, manifests));
    } else checklist.leaveOut(`${environment}: admission policies`, 'it offers none');
    await checklist.check(`${environment}: pods admitted`, () => admitPods(cluster, manifests));
    const ready = await checklist.check(`${environment}: pods ready`, () => runPods(cluster, manifests));
    if (tellsState(release)) {
      await checklist.check(
        `${environment}: of kube-state-metrics what is kept arrives, and nothing else`,
        () => tellState(cluster, release),
      );
    } else checklist.leaveOut(`${environment}: kube-state-metrics`, 'it deploys none');
    if (ready) await followProcedures(cluster, environment, manifests, checklist);
    if (hasPolicies(manifests)) {
      await checklist.check(`${environment}: types of policies`, () => checkTypes(cluster));
    }
    await checklist.check(`${environment}: namespaces deleted`, () => deleteNamespaces(cluster, manifests));
  } finally {
    await cluster.stop();
  }
}
