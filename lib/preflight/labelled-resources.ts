/** What every object of this stack has, as `kubectl -l` reads it. */
export const stackSelector = 'app.kubernetes.io/part-of=dwcp-monitoring';

/** What others have, as `kubectl -l` reads it. */
export const foreignSelector = 'app.kubernetes.io/part-of!=dwcp-monitoring';

/**
 * The resources in which something of an older dist may be left: what this stack writes or has a reason to write. What
 * the cluster makes of them (pods, EndpointSlices, ReplicaSets) goes with its owner.
 */
export const labelledResources = [
  'statefulsets.apps',
  'deployments.apps',
  'daemonsets.apps',
  'cronjobs.batch',
  'jobs.batch',
  'services',
  'configmaps',
  'serviceaccounts',
  'persistentvolumeclaims',
  'networkpolicies.networking.k8s.io',
  'ingresses.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'priorityclasses.scheduling.k8s.io',
] as const;
