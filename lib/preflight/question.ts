import type { KubernetesObject } from '#lib/kubernetes/object';
import type { ClusterFacts } from '#lib/preflight/cluster-facts';
import type { Finding } from '#lib/preflight/finding';

/** Compares what the manifests need with what the cluster has. */
export type Question = (objects: readonly KubernetesObject[], facts: ClusterFacts) => readonly Finding[];
