import { type Check, stackProblem } from '#lib/checks/check';

/** Programs on one machine listen on ports of their own. */
export const loopbackPorts: Check = {
  name: 'loopback-ports',
  why: 'the second program on a port does not start',
  check(stack) {
    const owners = new Map<string, string>();
    return stack.components
      .flatMap((component) => component.processes)
      .flatMap((process) => {
        const listening = process.arguments.flatMap((argument) => {
          const [, address] = /listen-address=(127\.0\.0\.1:\d+)$/.exec(argument) ?? [];
          return address === undefined ? [] : [address];
        });
        return listening.flatMap((address) => {
          const owner = owners.get(address);
          owners.set(address, owner ?? process.name);
          if (owner === undefined) return [];
          return [
            stackProblem(stack, 'loopback-ports', process.name, {
              message: `listens on ${address}, as does ${owner}`,
              fix: 'give one of them another port in lib/topology',
            }),
          ];
        });
      });
  },
};
