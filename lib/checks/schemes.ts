import { type Check, stackProblem } from '#lib/checks/check';
import { settingsOf } from '#lib/checks/settings';
import type { Environment } from '#lib/environment/environment';
import { nameOf } from '#lib/kubernetes/object';
import { edgesOf } from '#lib/topology/edges';
import { programs } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

export const schemes: Check = {
  name: 'schemes',
  what: 'A URL inside the stack begins with `https` where the program that it leads to speaks TLS, and with `http` where it does not.',
  why: 'a server that expects the other one answers nothing, and what is sent to it in clear was read on the way',
  wayOut: '`serviceUrl` or `replicaUrls` of `lib/topology/addresses.ts`, which know.',
  check(stack) {
    const spoken = spokenBy(stack.environment);
    return settingsOf(stack).flatMap(({ workload, values, files }) => {
      const urls = new Set([...values, ...files.map(({ text }) => text)].flatMap(urlsIn));
      return [...urls].flatMap((url) => {
        const [scheme = '', address = ''] = url.split('://');
        const expected = spoken.get(address.replace(/^[\w-]+-\d+\./, '').replace(/\.[\w-]+\.svc\S*:/, ':'));
        if (expected === undefined || scheme === expected) return [];
        return stackProblem(stack, 'schemes', nameOf(workload.object), {
          message: `connects to ${url}, which speaks ${expected}`,
          fix: `write ${expected}://${address}, as serviceUrl and replicaUrls do`,
        });
      });
    });
  },
};

const pattern = /https?:\/\/[\w.-]+\.svc(?:\.[\w-]+)*:\d+/g;

const urlsIn = (text: string): readonly string[] =>
  text.includes('.svc') ? [...text.matchAll(pattern)].map(([url]) => url) : [];

/** What each port of the stack speaks, by the names under which it is called: `loki:3100`, `loki-web:3100`. */
function spokenBy(environment: Environment): ReadonlyMap<string, string> {
  const edges = edgesOf(environment);
  return new Map(
    programs.flatMap((program) =>
      Object.values(program.ports).flatMap((port) => {
        const isEncrypted =
          usesTls(program, environment) &&
          edges.some(
            ({ server, port: at, encryption }) => server === program && at === port && encryption !== 'none',
          );
        const scheme = isEncrypted ? 'https' : 'http';
        return [program.name, `${program.name}-${port.name}`].map(
          (name) => [`${name}:${port.number}`, scheme] as const,
        );
      }),
    ),
  );
}
