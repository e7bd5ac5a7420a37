import type { PodSecurityContext, SecurityContext } from '#lib/kubernetes/kinds';

/** The user `nobody`, as which the images of the Prometheus project run. */
const nobody = 65_534;

/**
 * What the `restricted` Pod Security Standard asks of a pod. Volumes belong to the group, and are given to it only
 * once: changing the owner of every file would delay each start.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const restrictedPod: PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: nobody,
  runAsGroup: nobody,
  fsGroup: nobody,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What it asks of a container; the root file system is read-only besides. */
export const restrictedContainer: SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
