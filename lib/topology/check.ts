import { type EgressName, egressNames } from '#lib/environment/egress-names';
import type { Environment, KubernetesOutput } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { outsideEdges } from '#lib/topology/outside';

/** Every connection that leaves the stack is one that a NetworkPolicy can allow, and every range is for one of them. */
export function checkEgressNames(environment: Environment): readonly Problem[] {
  const { output } = environment;
  if (output.kind !== 'kubernetes') return [];
  return [...missingRanges(environment, output), ...unusedRanges(environment, output)];
}

function missingRanges(environment: Environment, { egress }: KubernetesOutput): readonly Problem[] {
  const names = egress.map((range) => range.name);
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

/** No policy lets anybody through to these, though their author may think so. */
function unusedRanges(environment: Environment, output: KubernetesOutput): readonly Problem[] {
  const used = rangesOf(environment);
  const { proxy: _, ...withoutProxy } = output;
  const usedWithoutProxy = rangesOf({ ...environment, output: withoutProxy });
  return output.egress.flatMap(({ name }, index) =>
    used.has(name)
      ? []
      : [
          problemAt(environment, 'egress', ['output', 'egress', index], {
            message: `no connection uses the range "${name}"`,
            fix: usedWithoutProxy.has(name) ? 'remove it: the proxy stands in its place' : 'remove it',
          }),
        ],
  );
}

const rangesOf = (environment: Environment): ReadonlySet<EgressName> =>
  new Set(outsideEdges(environment).flatMap(({ reach }) => (reach.kind === 'range' ? [reach.name] : [])));
