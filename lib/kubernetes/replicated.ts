import { object } from '#lib/kubernetes/kinds';
import { labels, selectorLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Port } from '#lib/topology/program';

/**
 * Gives each replica a name of its own in DNS: `<program>-0.<program>.<namespace>.svc`. Replicas find each other
 * before they are ready.
 */
export function headlessService(name: string, namespace: string, ports: readonly Port[]): KubernetesObject {
  return object(
    'Service',
    { name, namespace, labels: labels(name) },
    {
      apiVersion: 'v1',
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: selectorLabels(name),
        ports: ports.flatMap(servicePorts),
      },
    },
  );
}

/**
 * One address for whichever replica is ready: `<program>-<port>`.
 *
 * @param affinity whether one client always gets the same replica: where replicas differ by a scrape, graphs would jump
 */
export function service(
  name: string,
  namespace: string,
  port: Port,
  affinity: 'client' | 'none' = 'client',
): KubernetesObject {
  return object(
    'Service',
    { name: `${name}-${port.name}`, namespace, labels: labels(name) },
    {
      apiVersion: 'v1',
      spec: {
        ...(affinity === 'client' && { sessionAffinity: 'ClientIP' }),
        selector: selectorLabels(name),
        ports: servicePorts(port),
      },
    },
  );
}

const servicePorts = (port: Port) =>
  port.protocols.map((protocol) => ({
    name: portName(port, protocol),
    port: port.number,
    targetPort: portName(port, protocol),
    protocol,
  }));

/** The ports of a container that listens on them. */
export const containerPorts = (ports: readonly Port[]) =>
  ports.flatMap((port) =>
    port.protocols.map((protocol) => ({
      name: portName(port, protocol),
      containerPort: port.number,
      protocol,
    })),
  );

/** Names of ports are unique; one that speaks two protocols has two. */
const portName = (port: Port, protocol: 'TCP' | 'UDP'): string =>
  port.protocols.length === 1 ? port.name : `${port.name}-${protocol.toLowerCase()}`;

/** Lets maintenance take one replica at a time, and those that do not work anyway. */
export function podDisruptionBudget(name: string, namespace: string): KubernetesObject {
  return object(
    'PodDisruptionBudget',
    { name, namespace, labels: labels(name) },
    {
      apiVersion: 'policy/v1',
      spec: {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: selectorLabels(name) },
      },
    },
  );
}

/** @param usesApi whether its token is mounted */
export function serviceAccount(name: string, namespace: string, usesApi: boolean): KubernetesObject {
  return object(
    'ServiceAccount',
    { name, namespace, labels: labels(name) },
    { apiVersion: 'v1', automountServiceAccountToken: usesApi },
  );
}
