import type { Entrance } from '#lib/environment/access-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { OpenEntrance } from '#lib/topology/entrances';

/**
 * One host of a Gateway that exists: https://gateway-api.sigs.k8s.io/api-types/httproute/,
 * https://gateway-api.sigs.k8s.io/api-types/grpcroute/. Its listeners decide which namespaces they take routes from.
 */
export function gatewayRoute(
  { host, name, program, port, protocol }: OpenEntrance,
  gateway: Extract<Entrance, { kind: 'gateway' }>,
  namespace: string,
): KubernetesObject {
  return object(
    protocol === 'grpc' ? 'GRPCRoute' : 'HTTPRoute',
    { name: host, namespace, labels: labels('access') },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        parentRefs: [{ name: gateway.name, namespace: gateway.namespace }],
        hostnames: [name],
        rules: [{ backendRefs: [{ name: `${program.name}-${port.name}`, port: port.number }] }],
      },
    },
  );
}
