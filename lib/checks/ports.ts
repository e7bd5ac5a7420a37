import { type Check, stackProblem } from '#lib/checks/check';
import { selectedFrom } from '#lib/checks/selection';
import { describePort, isInside, isPort, type TrafficRule, trafficOf } from '#lib/checks/traffic';
import { type Container, type ContainerPort, type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, listAt, textAt } from '#lib/kubernetes/value';

export const ports: Check = {
  name: 'ports',
  what: 'Every port that something leads to is one of a container, and something leads to every port of a container.',
  why: 'traffic to a port on which nothing listens is refused, and a port that nothing leads to is of no use',
  wayOut: 'One `Port` of `lib/topology` for the container, its Service, its probes and its policies.',
  check(stack) {
    const objects = objectsOf(stack).map(({ object }) => object);
    const services = objects.filter(({ kind }) => kind === 'Service');
    const { rules } = trafficOf(stack);
    const workloads = workloadsOf(stack);
    const found: readonly Finding[] = [
      ...services.flatMap((service) => targetsWithoutPort(service, workloads)),
      ...rules.flatMap(rulesWithoutPort),
      ...workloads.flatMap((workload) => [
        ...workload.containers.flatMap((container) => probesWithoutPort(workload, container)),
        ...portsTwice(workload),
        ...portsWithoutWay(workload, workloads, services, rules),
      ]),
    ];
    return found.map(({ object, message, fix }) =>
      stackProblem(stack, 'ports', nameOf(object), { message, fix }),
    );
  },
};

interface Finding {
  readonly object: KubernetesObject;
  readonly message: string;
  readonly fix: string;
}

/** `targetPort`, in the spelling of policies; it is `port` where it is left out. */
const targetOf = (port: unknown) => ({
  port: at(port, 'targetPort') ?? at(port, 'port'),
  protocol: textAt(port, 'protocol') ?? 'TCP',
});

const portsOfService = (service: KubernetesObject) => listAt(service, 'spec', 'ports').map(targetOf);

/** The pods behind a Service. */
function selectedBy(service: KubernetesObject, workloads: readonly Workload[]): readonly Workload[] {
  const matchLabels = at(service, 'spec', 'selector');
  if (matchLabels === undefined) return [];
  return selectedFrom(workloads, { matchLabels }).filter(
    ({ namespace }) => namespace === service.metadata.namespace,
  );
}

function targetsWithoutPort(service: KubernetesObject, workloads: readonly Workload[]): readonly Finding[] {
  return selectedBy(service, workloads).flatMap((workload) =>
    portsOfService(service)
      .filter((target) => !workload.ports.some((port) => isPort(target, port)))
      .map(({ port, protocol }) => ({
        object: service,
        message: `leads to ${port}/${protocol} of ${workload.object.metadata.name}, whose ports are ${portList(workload.ports)}`,
        fix: 'name one of these as targetPort',
      })),
  );
}

function rulesWithoutPort(rule: TrafficRule): readonly Finding[] {
  const servers = serversOf(rule);
  const known = servers.flatMap((server) => server.ports);
  if (servers.length === 0) return [];
  return rule.ports
    .filter((port) => !known.some((each) => isPort(port, each)))
    .map((port) => ({
      object: rule.policy,
      message: `allows ${rule.direction} at ${at(port, 'port')}/${textAt(port, 'protocol') ?? 'TCP'}, and the ports there are ${portList(known)}`,
      fix: 'allow one of these',
    }));
}

/** The pods of the stack that are connected to; none where others may be meant as well. */
function serversOf({ direction, subjects, peers, others }: TrafficRule): readonly Workload[] {
  if (direction === 'ingress') return subjects;
  return peers.every(isInside) ? others : [];
}

const handlers = [
  ['startupProbe'],
  ['readinessProbe'],
  ['livenessProbe'],
  ['lifecycle', 'preStop'],
  ['lifecycle', 'postStart'],
] as const;

function probesWithoutPort({ object }: Workload, { name, spec, ports: own }: Container): readonly Finding[] {
  return handlers.flatMap((path) =>
    ['httpGet', 'tcpSocket', 'grpc'].flatMap((action) => {
      const port = at(spec, ...path, action, 'port');
      if (port === undefined || own.some((each) => isPort({ port }, each))) return [];
      return [
        {
          object,
          message: `${path.join('.')} of ${name} asks port ${port}, and its ports are ${portList(own)}`,
          fix: 'name one of these',
        },
      ];
    }),
  );
}

function portsTwice({ object, ports: all }: Workload): readonly Finding[] {
  const isAgain = (port: ContainerPort, index: number) =>
    all.some(
      (other, before) =>
        before < index &&
        ((port.name !== undefined && other.name === port.name) || describePort(other) === describePort(port)),
    );
  return all.filter(isAgain).map((port) => ({
    object,
    message: `its pods have the port ${port.name ?? ''} ${describePort(port)} twice, by name or by number`,
    fix: 'give each port a name and a number of its own',
  }));
}

function portsWithoutWay(
  workload: Workload,
  workloads: readonly Workload[],
  services: readonly KubernetesObject[],
  rules: readonly TrafficRule[],
): readonly Finding[] {
  const leading: readonly unknown[] = [
    ...services
      .filter((service) => selectedBy(service, workloads).includes(workload))
      .flatMap(portsOfService),
    ...rules
      .filter(({ direction, subjects }) => direction === 'ingress' && subjects.includes(workload))
      .flatMap((rule) => rule.ports),
  ];
  return workload.ports
    .filter((port) => !leading.some((each) => isPort(each, port)))
    .map((port) => ({
      object: workload.object,
      message: `its pods have the port ${port.name ?? ''} ${describePort(port)}, and neither a Service nor a policy leads there`,
      fix: 'declare who connects to it in lib/topology, or close it',
    }));
}

const portList = (all: readonly ContainerPort[]): string =>
  all.length === 0 ? 'none' : all.map((port) => `${port.name ?? ''} ${describePort(port)}`.trim()).join(', ');
