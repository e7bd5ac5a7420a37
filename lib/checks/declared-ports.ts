import { type Check, stackProblem } from '#lib/checks/check';
import { workloadsOf } from '#lib/checks/workloads';
import { nameOf } from '#lib/kubernetes/object';
import { containerPorts } from '#lib/kubernetes/replicated';
import { programs } from '#lib/topology/programs';

export const declaredPorts: Check = {
  name: 'declared-ports',
  what: 'The ports of the containers of a program are those that the topology gives it, and all of them.',
  why: 'policies, Services, scrape jobs and the documentation follow from the topology: a port that it does not know has none of them',
  wayOut:
    'The ports of the program in `lib/topology/programs.ts`, and `containerPorts` of them in its manifests.',
  check(stack) {
    return workloadsOf(stack).flatMap(({ object, owner, ports }) => {
      const program = programs.find(({ name }) => name === owner);
      if (program === undefined) {
        return [
          stackProblem(stack, 'declared-ports', nameOf(object), {
            message: `${owner} runs pods, and lib/topology/programs.ts has no ${owner}`,
            fix: 'declare it there',
          }),
        ];
      }
      const wanted = containerPorts(Object.values(program.ports)).map(
        ({ name, containerPort, protocol }) => `${name} ${containerPort}/${protocol}`,
      );
      const found = ports.map(({ name, number, protocol }) => `${name} ${number}/${protocol}`);
      const wrong = [
        ...found
          .filter((port) => !wanted.includes(port))
          .map((port) => ({
            message: `has the port ${port}, and lib/topology gives ${owner} ${wanted.join(', ') || 'none'}`,
            fix: 'declare it in lib/topology/programs.ts, or remove it',
          })),
        ...wanted
          .filter((port) => !found.includes(port))
          .map((port) => ({
            message: `lacks the port ${port}, which lib/topology gives ${owner}; it has ${found.join(', ') || 'none'}`,
            fix: 'add it to the container, or remove it from lib/topology/programs.ts',
          })),
      ];
      return wrong.map((problem) => stackProblem(stack, 'declared-ports', nameOf(object), problem));
    });
  },
};
