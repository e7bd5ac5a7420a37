import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';
import { outsideEdges } from '#lib/topology/outside';
import { egressNames } from '#lib/topology/reach';

/** Every connection that leaves the stack is one that a NetworkPolicy can allow, and every named range is used. */
export function checkEgressNames(environment: Environment): readonly Problem[] {
  if (environment.output.kind !== 'kubernetes') return [];
  const ranges = environment.output.egress;
  return [
    ...missingRanges(
      environment,
      ranges.map((range) => range.name),
    ),
    ...unknownRanges(environment, ranges),
  ];
}

function missingRanges(environment: Environment, names: readonly string[]): readonly Problem[] {
  const missing = outsideEdges(environment).flatMap(({ reach, path, purpose }) =>
    reach.kind === 'range' && !names.includes(reach.name) ? [{ ...reach, path, purpose }] : [],
  );
  // One range lets all of them through.
  const first = new Map(missing.toReversed().map((edge) => [edge.name, edge]));
  return [...first.values()].map(({ name, host, path, purpose }) =>
    problemAt(environment, 'egress', path, {
      message: `${purpose}, and no range in output.egress is called "${name}"${host === undefined ? '' : `: NetworkPolicies do not know the host name ${host}`}`,
      fix: `add {name: ${name}, cidr: ..., port: ...} to output.egress: the addresses of ${egressNames[name]}`,
    }),
  );
}

function unknownRanges(
  environment: Environment,
  ranges: readonly { readonly name: string }[],
): readonly Problem[] {
  const known = Object.keys(egressNames);
  return ranges.flatMap(({ name }, index) => {
    if (known.includes(name)) return [];
    const meant = closest(name, known);
    return problemAt(environment, 'egress', ['output', 'egress', index, 'name'], {
      message: `no program of the stack connects to "${name}"`,
      fix: meant === undefined ? `the names are ${known.join(', ')}` : `did you mean ${meant}?`,
    });
  });
}
