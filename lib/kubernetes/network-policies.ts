import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { PodSelection } from '#lib/environment/shared-choices';
import {
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
  type NetworkPolicySpec,
  object,
} from '#lib/kubernetes/kinds';
import { parseLabelSelector } from '#lib/kubernetes/label-selector';
import { labels, selectorLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { edgesOf } from '#lib/topology/edges';
import { inboundOf } from '#lib/topology/inbound';
import { namespaceOf } from '#lib/topology/namespaces';
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
      { name, namespace: namespaceOf(program, output), labels: labels(program.name) },
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
          ingress: [{ from: [podsOf(edge.client, program, output)], ports: portsOf(edge.port) }],
        }),
      ),
    ...edges
      .filter((edge) => edge.client === program)
      .map((edge) =>
        policy(`${program.name}-to-${edge.server.name}-${edge.port.name}`, {
          policyTypes: ['Egress'],
          egress: [{ to: [podsOf(edge.server, program, output)], ports: portsOf(edge.port) }],
        }),
      ),
    ...inboundOf(program, environment).map(({ name, from, ports }) =>
      policy(`${program.name}-${name}`, {
        policyTypes: ['Ingress'],
        ingress: [{ from: from.map(selected), ports: ports.flatMap(portsOf) }],
      }),
    ),
    ...(egress.length === 0
      ? []
      : [policy(`${program.name}-to-outside`, { policyTypes: ['Egress'], egress })]),
  ];
}

const selected = ({ namespace, selector }: PodSelection): NetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: parseLabelSelector(selector),
});

/** The pods of one end of an edge, as the policy of the other end names them. */
function podsOf(program: Program, other: Program, output: KubernetesOutput): NetworkPolicyPeer {
  const namespace = namespaceOf(program, output);
  return {
    ...(namespace !== namespaceOf(other, output) && {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    }),
    podSelector: { matchLabels: selectorLabels(program.name) },
  };
}

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
