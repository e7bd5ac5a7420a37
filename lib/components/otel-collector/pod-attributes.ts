import type { Environment } from '#lib/environment/environment';

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
