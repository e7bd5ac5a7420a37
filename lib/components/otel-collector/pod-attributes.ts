import type { Environment, KubernetesOutput } from '#lib/environment/environment';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { otelCollector } from '#lib/topology/programs';

/**
 * Adds whose span it is: the pod is the one that its attributes name, or else the one that sent it. Where spans come in from
 * outside, the sender may be the entrance, and is not asked.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/processor/k8sattributesprocessor
 */
export const podAttributes = ({ hosts }: Pick<Environment, 'hosts'>) => ({
  auth_type: 'serviceAccount',
  extract: {
    metadata: ['k8s.namespace.name', 'k8s.pod.name', 'k8s.pod.uid', 'k8s.node.name', 'k8s.deployment.name'],
    // Without asking for ReplicaSets.
    deployment_name_from_replicaset: true,
  },
  pod_association: [
    { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
    { sources: [{ from: 'resource_attribute', name: 'k8s.pod.ip' }] },
    ...(hosts.otel === undefined ? [{ sources: [{ from: 'connection' }] }] : []),
  ],
});

const group = 'rbac.authorization.k8s.io';

/** It reads pods, in every namespace, because spans may come from any; nothing else. */
export function podAttributesRoles({ namespace }: KubernetesOutput): readonly KubernetesObject[] {
  const name = `${namespace}-${otelCollector.name}`;
  const metadata = { name, labels: labels(otelCollector.name) };
  return [
    object('ClusterRole', metadata, {
      apiVersion: `${group}/v1`,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    }),
    object('ClusterRoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: otelCollector.name, namespace }],
    }),
  ];
}
