import { type Check, stackProblem } from '#lib/checks/check';
import { collectorConfigurations, listenersOf } from '#lib/checks/collector-configuration';
import { type ListenAddress, listenAddresses } from '#lib/checks/listen-address';
import { type Container, workloadsOf } from '#lib/checks/workloads';
import { nameOf } from '#lib/kubernetes/object';

export const listeners: Check = {
  name: 'listeners',
  what: 'In a cluster, programs listen on every address of their pod, and only on ports that it declares.',
  why: 'on loopback neither probes nor other pods reach a program; a port that is not declared, no policy knows',
  wayOut: '`:<port>` with the number from `lib/topology`.',
  check(stack) {
    const configured = collectorConfigurations(stack);
    return workloadsOf(stack).flatMap(({ object, owner, containers }) =>
      containers.flatMap((container) =>
        [
          ...listenAddresses(container.arguments),
          ...configured
            .filter((each) => each.owner === owner && container.name === owner)
            .flatMap(({ content }) => listenersOf(content)),
        ].flatMap((address) => {
          const message = whatIsWrong(address, container);
          if (message === undefined) return [];
          const fix = 'write : and one of the ports of the container';
          return [stackProblem(stack, 'listeners', nameOf(object), { message, fix })];
        }),
      ),
    );
  },
};

const everywhere: readonly string[] = ['', '0.0.0.0', '[::]'];

function whatIsWrong(
  { argument, host, port }: ListenAddress,
  { name, ports }: Container,
): string | undefined {
  if (!everywhere.includes(host)) return `${name} listens on ${host} alone: ${argument}`;
  if (ports.some(({ number }) => number === port)) return undefined;
  const declared = ports.map(({ number }) => number).join(', ') || 'none';
  return `${name} listens on a port that it does not declare: ${argument}; its ports are ${declared}`;
}
