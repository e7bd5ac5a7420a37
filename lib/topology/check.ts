import { egressNames } from '#lib/environment/egress-names';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { outsideEdges } from '#lib/topology/outside';

/** Every connection that leaves the stack is one that a NetworkPolicy can allow. */
export function checkEgressNames(environment: Environment): readonly Problem[] {
  if (environment.output.kind !== 'kubernetes') return [];
  const names = environment.output.egress.map((range) => range.name);
  const missing = outsideEdges(environment).flatMap(({ reach, path, purpose }) =>
    reach.kind === 'range' && !names.includes(reach.name) ? [{ ...reach, path, purpose }] : [],
  );
  // One range lets all of them through.
  const first = missing.filter(
    ({ name }, index) => missing.findIndex((edge) => edge.name === name) === index,
  );
  return first.map(({ name, host, path, purpose }) =>
    problemAt(environment, 'egress', path, {
      message: `${purpose}, and no range in output.egress is called "${name}"${host === undefined ? '' : `: NetworkPolicies do not know the host name ${host}`}`,
      fix: `add {name: ${name}, cidr: ..., port: ...} to output.egress: the addresses of ${egressNames[name]}`,
    }),
  );
}
