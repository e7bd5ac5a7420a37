import type { StateResource } from '#lib/components/kube-state-metrics/resources';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { namespaceOf } from '#lib/topology/namespaces';
import type { Program } from '#lib/topology/program';

const group = 'rbac.authorization.k8s.io';

/** Lets a program list and watch these objects in every namespace, and nothing else. */
export function stateReader(
  program: Program,
  resources: readonly StateResource[],
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const namespace = namespaceOf(program, output);
  const name = `${namespace}-${program.name}`;
  const metadata = { name, labels: labels(program.name) };
  const apiGroups = [...new Set(resources.map(({ apiGroup }) => apiGroup))].sort();
  return [
    object('ClusterRole', metadata, {
      apiVersion: `${group}/v1`,
      rules: apiGroups.map((apiGroup) => ({
        apiGroups: [apiGroup],
        resources: resources.filter((one) => one.apiGroup === apiGroup).map((one) => one.name),
        verbs: ['list', 'watch'],
      })),
    }),
    object('ClusterRoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: program.name, namespace }],
    }),
  ];
}
