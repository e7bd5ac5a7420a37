/** Objects that kube-state-metrics tells about. */
export interface StateResource {
  /** As `--resources` and RBAC call them. */
  readonly name: string;
  readonly apiGroup: string;
  /** What the names of its metrics begin with. */
  readonly prefix: string;
}

const resource = (name: string, apiGroup: string, prefix: string): StateResource => ({
  name,
  apiGroup,
  prefix,
});

/**
 * As kube-state-metrics 2.20 has them, all but Secrets and ConfigMaps: who lists those reads what is in them.
 * https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0/docs
 */
export const stateResources: readonly StateResource[] = [
  resource('cronjobs', 'batch', 'kube_cronjob_'),
  resource('daemonsets', 'apps', 'kube_daemonset_'),
  resource('deployments', 'apps', 'kube_deployment_'),
  resource('endpointslices', 'discovery.k8s.io', 'kube_endpointslice_'),
  resource('horizontalpodautoscalers', 'autoscaling', 'kube_horizontalpodautoscaler_'),
  resource('ingresses', 'networking.k8s.io', 'kube_ingress_'),
  resource('jobs', 'batch', 'kube_job_'),
  resource('limitranges', '', 'kube_limitrange'),
  resource('namespaces', '', 'kube_namespace_'),
  resource('networkpolicies', 'networking.k8s.io', 'kube_networkpolicy_'),
  resource('nodes', '', 'kube_node_'),
  resource('persistentvolumeclaims', '', 'kube_persistentvolumeclaim_'),
  resource('persistentvolumes', '', 'kube_persistentvolume_'),
  resource('poddisruptionbudgets', 'policy', 'kube_poddisruptionbudget_'),
  resource('pods', '', 'kube_pod_'),
  resource('replicasets', 'apps', 'kube_replicaset_'),
  resource('resourcequotas', '', 'kube_resourcequota'),
  resource('services', '', 'kube_service_'),
  resource('statefulsets', 'apps', 'kube_statefulset_'),
  resource('storageclasses', 'storage.k8s.io', 'kube_storageclass_'),
];

/** The objects that some metrics are about, in the order of their names. */
export const resourcesFor = (metrics: readonly string[]): readonly StateResource[] =>
  stateResources.filter(({ prefix }) => metrics.some((metric) => metric.startsWith(prefix)));
