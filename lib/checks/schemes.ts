import { type Check, stackProblem } from '#lib/checks/check';
import { settingsOf } from '#lib/checks/settings';
import type { Environment } from '#lib/environment/environment';
import { nameOf } from '#lib/kubernetes/object';
import type { Problem } from '#lib/problem';
import { edgesOf } from '#lib/topology/edges';
import { programs } from '#lib/topology/programs';
import { certificateNames, usesTls } from '#lib/topology/tls';

export const schemes: Check = {
  name: 'schemes',
  what: 'A URL inside the stack begins with `https` where the program that it leads to speaks TLS, and with `http` where it does not; the certificate is for every name under which a program that speaks TLS is called.',
  why: 'a server that expects the other one answers nothing, and what is sent to it in clear was read on the way',
  wayOut: '`serviceUrl` or `replicaUrls` of `lib/topology/addresses.ts`, which know.',
  check(stack) {
    const spoken = spokenBy(stack.environment);
    const names = certificateNames(stack.environment);
    return settingsOf(stack).flatMap(({ workload, values, files }) => {
      const addresses = new Set([...values, ...files.map(({ text }) => text)].flatMap(addressesIn));
      return [...addresses].flatMap((found) => {
        const { scheme, host, port } = partsOf(found);
        const expected = spoken.get(`${serviceOf(host)}:${port}`);
        if (expected === undefined) return [];
        const told = (finding: Pick<Problem, 'message' | 'fix'>) =>
          stackProblem(stack, 'schemes', nameOf(workload.object), finding);
        if (scheme !== undefined && scheme !== expected) {
          return told({
            message: `connects to ${found}, which speaks ${expected}`,
            fix: `write ${expected}://${host}:${port}, as serviceUrl and replicaUrls do`,
          });
        }
        if (expected === 'http' || names.includes(host.replace(/^[^.]+/, '*'))) return [];
        return told({
          message: `connects to ${host} by TLS, and the certificate inside is for ${names.join(', ')}`,
          fix: 'add the name to certificateNames of lib/topology/tls.ts, or call the program by another',
        });
      });
    });
  },
};

/** With a scheme, as of a URL, or without. */
const pattern = /(?:https?:\/\/)?[\w.-]+\.svc(?:\.[\w-]+)*:\d+/g;

const addressesIn = (text: string): readonly string[] =>
  text.includes('.svc') ? [...text.matchAll(pattern)].map(([address]) => address) : [];

function partsOf(address: string) {
  const [, scheme, host = '', port = ''] = /^(?:(https?):\/\/)?(.*):(\d+)$/.exec(address) ?? [];
  return { scheme, host, port };
}

/** `loki-web` of `loki-web.monitoring.svc`, and `loki` of `loki-0.loki.monitoring.svc`. */
const serviceOf = (host: string): string => host.replace(/^[\w-]+-\d+\./, '').replace(/\..*$/, '');

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
