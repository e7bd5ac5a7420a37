import type { KubernetesOutput } from '#lib/environment/output-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels, stackLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nodesNamespace } from '#lib/topology/namespaces';

/** Above ordinary workloads and below those of the system: when room is short, monitoring goes last. */
export const priorityClassName = 'dwcp-monitoring';

const stack = 'dwcp-monitoring';

const stackPods = { matchLabels: stackLabels };

/**
 * What everything else stands on: the namespace, which admits only pods of the `restricted` Pod Security Standard, the
 * priority class, and the policies by which the stack's pods have no traffic that no other policy names. What else
 * runs in the namespace keeps its own; where there are admission policies, nothing else does.
 *
 * @param usesNodes whether something of the stack needs files of the nodes: it has a namespace of its own
 */
export function namespaceObjects(output: KubernetesOutput, usesNodes: boolean): readonly KubernetesObject[] {
  const { namespace } = output;
  const nodes = nodesNamespace(output);
  return [
    namespaceObject(namespace, 'restricted'),
    ...(usesNodes ? [namespaceObject(nodes, 'privileged')] : []),
    object(
      'PriorityClass',
      { name: priorityClassName, labels: labels(stack) },
      {
        apiVersion: 'scheduling.k8s.io/v1',
        value: 1_000_000,
        description: 'Monitoring is needed most when the cluster has trouble.',
      },
    ),
    ...basicPolicies(namespace),
    ...(usesNodes ? basicPolicies(nodes) : []),
  ];
}

/** @param standard of https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const namespaceObject = (name: string, standard: 'restricted' | 'privileged'): KubernetesObject =>
  object(
    'Namespace',
    {
      name,
      labels: {
        ...stackLabels,
        'pod-security.kubernetes.io/enforce': standard,
        'pod-security.kubernetes.io/enforce-version': 'latest',
        'pod-security.kubernetes.io/audit': standard,
        'pod-security.kubernetes.io/warn': standard,
      },
      // A GitOps tool asks a person before it deletes the namespace with every volume in it.
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' },
    },
    { apiVersion: 'v1' },
  );

/** What is not named by another policy is refused, but for DNS. */
const basicPolicies = (namespace: string): readonly KubernetesObject[] => [
  object(
    'NetworkPolicy',
    { name: 'default-deny', namespace, labels: labels(stack) },
    {
      apiVersion: 'networking.k8s.io/v1',
      spec: { podSelector: stackPods, policyTypes: ['Ingress', 'Egress'] },
    },
  ),
  object(
    'NetworkPolicy',
    { name: 'allow-dns', namespace, labels: labels(stack) },
    {
      apiVersion: 'networking.k8s.io/v1',
      spec: {
        podSelector: stackPods,
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
              // The address of NodeLocal DNSCache: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
              { ipBlock: { cidr: '169.254.20.10/32' } },
            ],
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
      },
    },
  ),
];
