import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { settingsOf } from '#lib/checks/settings';
import { describePort, isAllowed, isPort, type Traffic, trafficOf } from '#lib/checks/traffic';
import { type ContainerPort, type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { hasAll } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, listAt, numberAt, textAt } from '#lib/kubernetes/value';
import { outsideEdges } from '#lib/topology/outside';

export const addresses: Check = {
  name: 'addresses',
  what: 'Every address inside the stack that a program is given leads to a Service of the stack and to a port of its pods, and the policies of both sides allow the connection.',
  why: 'when the policies of both sides are gone they agree with each other, and the program never gets through',
  wayOut: 'An edge in `lib/topology/edges/`, from which the policies of both sides follow.',
  check(stack) {
    const services = servicesOf(stack);
    const traffic = trafficOf(stack);
    const workloads = workloadsOf(stack);
    const namespaces = new Set(workloads.flatMap(({ namespace }) => namespace ?? []));
    return settingsOf(stack).flatMap(({ workload: client, values, files }) => {
      const named = new Map(
        [...values, ...files.map(({ text }) => text)]
          .flatMap(addressesIn)
          .map((address) => [address.text, address]),
      );
      // Many addresses lead to the same pods: each mistake of the policies is told once.
      const told = new Map<string, Finding>();
      for (const address of named.values()) {
        for (const finding of wrongWith(address, client, {
          stack,
          services,
          workloads,
          namespaces,
          traffic,
        })) {
          if (!told.has(finding.about)) told.set(finding.about, finding);
        }
      }
      return [...told.values()].map(({ message, fix }) =>
        stackProblem(stack, 'addresses', nameOf(client.object), { message, fix }),
      );
    });
  },
};

interface Address {
  readonly text: string;
  /** Where it names one of the pods. */
  readonly pod: string | undefined;
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
}

interface Surroundings {
  readonly stack: CheckedStack;
  /** By name: `Service monitoring/vmauth-web`. */
  readonly services: ReadonlyMap<string, KubernetesObject>;
  readonly workloads: readonly Workload[];
  /** Those of the stack. */
  readonly namespaces: ReadonlySet<string>;
  readonly traffic: Traffic;
}

interface Finding {
  /** Findings about the same are one mistake. */
  readonly about: string;
  readonly message: string;
  readonly fix: string;
}

const servicesOf = (stack: CheckedStack): ReadonlyMap<string, KubernetesObject> =>
  new Map(
    objectsOf(stack).flatMap(({ object }) =>
      object.kind === 'Service' ? [[nameOf(object), object] as const] : [],
    ),
  );

/** `[<pod>.]<service>.<namespace>.svc[.<domain of the cluster>]:<port>`. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const pattern = /(?<![\w.-])(?:([\w-]+)\.)?([\w-]+)\.([\w-]+)\.svc(?:\.[\w-]+)*:(\d+)/g;

function addressesIn(text: string): readonly Address[] {
  if (!text.includes('.svc')) return [];
  return [...text.matchAll(pattern)].map(([whole, pod, service = '', namespace = '', port]) => ({
    text: whole,
    pod,
    service,
    namespace,
    port: Number(port),
  }));
}

function wrongWith(address: Address, client: Workload, around: Surroundings): readonly Finding[] {
  const { stack, services, workloads, namespaces, traffic } = around;
  const { text, service: name, namespace } = address;
  if (!namespaces.has(namespace)) return [];
  const service = services.get(`Service ${namespace}/${name}`);
  if (service === undefined) {
    if (isOutside(text, stack)) return [];
    return [
      {
        about: name,
        message: `connects to ${text}, and the stack has no Service ${name}`,
        fix: 'correct the address, or add the Service to the component',
      },
    ];
  }
  const servers = workloads.filter((workload) => isServer(workload, service, address));
  const ways = servers.flatMap((server) =>
    portsOf(server, service, address.port).map((port) => ({ server, port })),
  );
  if (ways.length === 0) {
    return [
      {
        about: text,
        message: `connects to ${text}, and ${missing(address, servers)}`,
        fix: 'correct the address, or the Service',
      },
    ];
  }
  return ways
    .filter(({ server }) => server !== client || (client.replicas ?? 1) > 1)
    .flatMap((way) => refused(way, client, address, traffic));
}

function missing({ pod, service, port }: Address, servers: readonly Workload[]): string {
  if (servers.length > 0) return `the Service ${service} leads to no port ${port}`;
  return pod === undefined
    ? `the Service ${service} selects no pods`
    : `the Service ${service} has no pod ${pod}`;
}

/** Whether it is one that the environment itself names: something else runs in the namespace too. */
const isOutside = (text: string, { environment }: CheckedStack): boolean =>
  outsideEdges(environment).some(
    ({ reach }) => reach.kind === 'pods' && reach.host !== undefined && text.startsWith(`${reach.host}:`),
  );

/** Whether the pods are behind the Service; where one of them is meant, whether it is one of theirs. */
function isServer(workload: Workload, service: KubernetesObject, { pod }: Address): boolean {
  const { object, namespace, labels, replicas = 1 } = workload;
  if (namespace !== service.metadata.namespace || !hasAll(labels, at(service, 'spec', 'selector')))
    return false;
  if (pod === undefined) return true;
  const [, name, ordinal] = /^(.+)-(\d+)$/.exec(pod) ?? [];
  return (
    name === object.metadata.name &&
    Number(ordinal) < replicas &&
    textAt(object, 'spec', 'serviceName') === service.metadata.name
  );
}

/** The ports of the pods to which a port of the Service leads: the same where it has no address of its own. */
function portsOf(server: Workload, service: KubernetesObject, port: number): readonly ContainerPort[] {
  if (textAt(service, 'spec', 'clusterIP') === 'None')
    return server.ports.filter(({ number }) => number === port);
  const targets = listAt(service, 'spec', 'ports')
    .filter((each) => numberAt(each, 'port') === port)
    .map((each) => ({ protocol: textAt(each, 'protocol'), port: at(each, 'targetPort') ?? port }));
  return server.ports.filter((each) => targets.some((target) => isPort(target, each)));
}

function refused(
  { server, port }: { readonly server: Workload; readonly port: ContainerPort },
  client: Workload,
  { text }: Address,
  traffic: Traffic,
): readonly Finding[] {
  const out = isAllowed(traffic, 'egress', client, server, port);
  const inside = isAllowed(traffic, 'ingress', server, client, port);
  if (out && inside) return [];
  const to = server.object.metadata.name;
  const there = `${to} at ${describePort(port)}`;
  const way = out ? `in to ${there}` : `out to ${there}${inside ? '' : ' or in there'}`;
  return [
    {
      about: there,
      message: `connects to ${text}, and no policy lets it ${way}`,
      fix: 'declare the edge in lib/topology/edges/, or remove the address',
    },
  ];
}
