import type { KubernetesOutput } from '#lib/environment/environment';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { namespaceOf } from '#lib/topology/namespaces';
import { otelLogs } from '#lib/topology/programs';

const group = 'rbac.authorization.k8s.io';

/** It reads the labels of pods, in every namespace: no role can be narrowed to the pods of one node. */
export function otelLogsRoles(output: KubernetesOutput): readonly KubernetesObject[] {
  const namespace = namespaceOf(otelLogs, output);
  const name = `${namespace}-${otelLogs.name}`;
  const metadata = { name, labels: labels(otelLogs.name) };
  return [
    object('ClusterRole', metadata, {
      apiVersion: `${group}/v1`,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    }),
    object('ClusterRoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: otelLogs.name, namespace }],
    }),
  ];
}
