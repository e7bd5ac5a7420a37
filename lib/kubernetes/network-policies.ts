import type { Environment, KubernetesOutput } from '#lib/environment/environment';
import {
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
  type NetworkPolicySpec,
  object,
} from '#lib/kubernetes/kinds';
import { parseLabelSelector } from '#lib/kubernetes/label-selector';
import { labels, selectorLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Edge, edgesOf } from '#lib/topology/edges';
import { outsideEdges } from '#lib/topology/outside';
import type { Port, Program } from '#lib/topology/program';
import type { Reach } from '#lib/topology/reach';

type Egress = NonNullable<NetworkPolicySpec['egress']>[number];

/**
 * What one program may do on the network: a policy per edge for the side that it is on, and one for everything
 * outside the stack. Whatever no policy allows, `default-deny` refuses.
 */
export function networkPoliciesOf(
  program: Program,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const policy = (name: string, spec: Omit<NetworkPolicySpec, 'podSelector'>) =>
    object(
      'NetworkPolicy',
      { name, namespace: output.namespace, labels: labels(program.name) },
      {
        apiVersion: 'networking.k8s.io/v1',
        spec: { podSelector: { matchLabels: selectorLabels(program.name) }, ...spec },
      },
    );
  const egress = outsideEgress(program, environment, output);
  const edges = edgesOf(environment);
  return [
    ...edges
      .filter((edge) => edge.server === program)
      .map((edge) =>
        policy(`${program.name}-${edge.port.name}-from-${edge.client.name}`, {
          policyTypes: ['Ingress'],
          ingress: [{ from: [podsOf(edge.client)], ports: portsOf(edge.port) }],
        }),
      ),
    ...edges
      .filter((edge) => edge.client === program)
      .map((edge) =>
        policy(`${program.name}-to-${edge.server.name}-${edge.port.name}`, {
          policyTypes: ['Egress'],
          egress: [{ to: [podsOf(edge.server)], ports: portsOf(edge.port) }],
        }),
      ),
    ...userInterfacePolicies(program, output).map((spec) => policy(`${program.name}-user-interface`, spec)),
    ...(egress.length === 0
      ? []
      : [policy(`${program.name}-to-outside`, { policyTypes: ['Egress'], egress })]),
  ];
}

/** Who opens the user interface comes from other pods, such as an ingress controller's. */
function userInterfacePolicies(
  { userInterface }: Program,
  { userInterfacesFrom }: KubernetesOutput,
): readonly Omit<NetworkPolicySpec, 'podSelector'>[] {
  if (userInterface === undefined || userInterfacesFrom.length === 0) return [];
  const from = userInterfacesFrom.map(({ namespace, selector }) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: parseLabelSelector(selector),
  }));
  return [{ policyTypes: ['Ingress'], ingress: [{ from, ports: portsOf(userInterface) }] }];
}

const podsOf = (program: Edge['client']): NetworkPolicyPeer => ({
  podSelector: { matchLabels: selectorLabels(program.name) },
});

const portsOf = (port: Port): readonly NetworkPolicyPort[] =>
  port.protocols.map((protocol) => ({ port: port.number, protocol }));

function outsideEgress(
  program: Program,
  environment: Environment,
  output: KubernetesOutput,
): readonly Egress[] {
  const rules = outsideEdges(environment)
    .filter((edge) => edge.client === program)
    .flatMap((edge) => egressTo(edge.reach, output));
  // Several targets behind one rule would repeat it.
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

function egressTo(reach: Reach, output: KubernetesOutput): readonly Egress[] {
  switch (reach.kind) {
    case 'address':
      return [toBlock(reach.cidr, reach.port)];
    case 'range':
      return output.egress
        .filter((range) => range.name === reach.name)
        .map((range) => toBlock(range.cidr, range.port));
    case 'pods':
      return [
        {
          to: [
            {
              namespaceSelector:
                reach.namespaces.length === 0
                  ? {}
                  : {
                      matchExpressions: [
                        { key: 'kubernetes.io/metadata.name', operator: 'In', values: reach.namespaces },
                      ],
                    },
              ...(reach.selector !== undefined && { podSelector: parseLabelSelector(reach.selector) }),
            },
          ],
          ...(reach.ports !== undefined && {
            ports: reach.ports.map((port) => ({ port, protocol: 'TCP' })),
          }),
        },
      ];
  }
}

const toBlock = (cidr: string, port: number): Egress => ({
  to: [{ ipBlock: { cidr } }],
  ports: [{ port, protocol: 'TCP' }],
});
