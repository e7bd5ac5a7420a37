import type { KubernetesOutput } from '#lib/environment/output-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels, selectorLabels } from '#lib/kubernetes/labels';
import { priorityClassName } from '#lib/kubernetes/namespace';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Pod, podTemplate } from '#lib/kubernetes/pod-template';
import { nodesNamespace } from '#lib/topology/namespaces';

/** One pod on each node, whatever taints it has: what runs there is to be watched too. */
export function daemonSet(program: Pod, output: KubernetesOutput): KubernetesObject {
  const { name } = program;
  return object(
    'DaemonSet',
    { name, namespace: nodesNamespace(output), labels: labels(name) },
    {
      apiVersion: 'apps/v1',
      spec: {
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
        minReadySeconds: 10,
        selector: { matchLabels: selectorLabels(name) },
        template: podTemplate(program, output, {
          tolerations: [{ operator: 'Exists' }],
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          priorityClassName,
        }),
      },
    },
  );
}
