/** A kind that has fields which an apply cannot change. */
export interface ImmutableKind {
  readonly resource: string;
  readonly paths: readonly (readonly string[])[];
}

/**
 * The fields that the server refuses to change, for the kinds of this stack.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ : all but replicas, ordinals, template,
 *   updateStrategy, revisionHistoryLimit, persistentVolumeClaimRetentionPolicy and minReadySeconds
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example for roleRef
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/priority-class-v1/ for value
 */
export const immutableFields: Readonly<Record<string, ImmutableKind>> = {
  StatefulSet: {
    resource: 'statefulsets.apps',
    paths: [
      ['spec', 'serviceName'],
      ['spec', 'podManagementPolicy'],
      ['spec', 'selector'],
      ['spec', 'volumeClaimTemplates'],
    ],
  },
  // An address once given stays, and so does having none.
  Service: { resource: 'services', paths: [['spec', 'clusterIP']] },
  Deployment: { resource: 'deployments.apps', paths: [['spec', 'selector']] },
  RoleBinding: { resource: 'rolebindings.rbac.authorization.k8s.io', paths: [['roleRef']] },
  ClusterRoleBinding: { resource: 'clusterrolebindings.rbac.authorization.k8s.io', paths: [['roleRef']] },
  PriorityClass: { resource: 'priorityclasses.scheduling.k8s.io', paths: [['value']] },
};
