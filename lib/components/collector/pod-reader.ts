import type { KubernetesOutput } from '#lib/environment/output-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { namespaceOf } from '#lib/topology/namespaces';
import type { Program } from '#lib/topology/program';

const group = 'rbac.authorization.k8s.io';

/**
 * Lets a collector read pods, in every namespace and nothing else: spans may come from any, and no role can be narrowed to
 * the pods of one node.
 */
export function podReader(program: Program, output: KubernetesOutput): readonly KubernetesObject[] {
  const namespace = namespaceOf(program, output);
  const name = `${namespace}-${program.name}`;
  const metadata = { name, labels: labels(program.name) };
  return [
    object('ClusterRole', metadata, {
      apiVersion: `${group}/v1`,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    }),
    object('ClusterRoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: program.name, namespace }],
    }),
  ];
}
