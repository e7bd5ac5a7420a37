import { type Check, stackProblem } from '#lib/checks/check';
import { listenAddresses } from '#lib/checks/listen-address';

const loopback: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

export const loopbackPorts: Check = {
  name: 'loopback-ports',
  what: 'Programs on one machine listen on loopback, each on ports of its own.',
  why: 'the second program on a port does not start, and one on every address is open to the whole network',
  wayOut: '`addressOf` of `lib/topology/addresses.ts`, which keeps replicas apart.',
  check(stack) {
    const owners = new Map<number, string>();
    return stack.components
      .flatMap((component) => component.processes)
      .flatMap((process) =>
        listenAddresses(process.arguments).flatMap(({ argument, host, port }) => {
          const owner = owners.get(port);
          owners.set(port, owner ?? process.name);
          if (!loopback.includes(host)) {
            return [
              stackProblem(stack, 'loopback-ports', process.name, {
                message: `is open to the network: ${argument}`,
                fix: `write 127.0.0.1:${port}`,
              }),
            ];
          }
          if (owner === undefined) return [];
          return [
            stackProblem(stack, 'loopback-ports', process.name, {
              message: `listens on ${host}:${port}, as does ${owner}`,
              fix: 'give one of them another port in lib/topology',
            }),
          ];
        }),
      );
  },
};
