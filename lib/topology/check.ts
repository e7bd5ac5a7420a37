import { type EgressName, egressNames } from '#lib/environment/egress-names';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { outsideEdges } from '#lib/topology/outside';
import type { Program } from '#lib/topology/program';
import {
  elasticsearch,
  grafana,
  jaegerQuery,
  loki,
  lokiGateway,
  otelCollector,
  programs,
  pyroscope,
  pyroscopeGateway,
  victoriaMetrics,
  vmalert,
  vmauth,
  vminsert,
  vmselect,
  vmstorage,
} from '#lib/topology/programs';
import { vmagent } from '#lib/topology/tier-programs';

/** Every connection that leaves the stack is one that a NetworkPolicy can allow, and every range is for one of them. */
export function checkEgressNames(environment: Environment): readonly Problem[] {
  const { output } = environment;
  if (output.kind !== 'kubernetes') return [];
  return [...missingRanges(environment, output), ...unusedRanges(environment, output)];
}

function missingRanges(environment: Environment, { egress }: KubernetesOutput): readonly Problem[] {
  const portsOf = (name: EgressName) => egress.filter((range) => range.name === name).map(({ port }) => port);
  const missing = outsideEdges(environment).flatMap(({ reach, path, purpose }) => {
    if (reach.kind !== 'range') return [];
    const ports = portsOf(reach.name);
    const isThere = reach.port === undefined ? ports.length > 0 : ports.includes(reach.port);
    return isThere ? [] : [{ ...reach, ports, path, purpose }];
  });
  // One range lets all of them through that are on its port.
  const first = missing.filter(
    ({ name, port }, index) =>
      missing.findIndex((edge) => edge.name === name && (port === undefined || edge.port === port)) === index,
  );
  return first.map(({ name, host, port, ports, path, purpose }) =>
    problemAt(environment, 'egress', path, {
      message:
        ports.length === 0
          ? `${purpose}, and no range in output.egress is called "${name}"${host === undefined ? '' : `: NetworkPolicies do not know the host name ${host}`}`
          : `${purpose} at ${host}:${port}, and the ranges "${name}" in output.egress have port ${[...new Set(ports)].join(', ')}`,
      fix: `add {name: ${name}, cidr: ..., port: ${port ?? '...'}} to output.egress: the addresses of ${egressNames[name]}`,
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

/**
 * Nothing leads into the stack by an address that the file gives: its programs know each other, and whatever else
 * knocks there the NetworkPolicies refuse.
 */
export function checkOwnAddresses(environment: Environment): readonly Problem[] {
  const { output } = environment;
  if (output.kind !== 'kubernetes') return [];
  return outsideEdges(environment).flatMap(({ reach, path, purpose }) => {
    if (reach.kind !== 'pods' || reach.host === undefined || !reach.namespaces.includes(output.namespace))
      return [];
    const { host } = reach;
    const program = programs.find(({ name }) =>
      host.split('.').some((part) => part === name || part === `${name}-web`),
    );
    if (program === undefined) return [];
    const isOn = program.replicas(environment) > 0;
    return problemAt(environment, 'own-addresses', path, {
      message: isOn
        ? `${purpose} at ${host}, which is ${program.name} of this stack: it is connected already`
        : `${purpose} at ${host}, which would be ${program.name} of this stack: it is switched off`,
      fix: isOn
        ? 'remove it'
        : `${switches.get(program) ?? 'switch it on'}, or write the address of something else`,
    });
  });
}

/** How the optional programs are switched on. */
const switches: ReadonlyMap<Program, string> = new Map<Program, string>([
  ...[vminsert, vmselect, vmstorage].map(
    (program) => [program, 'add victoriaMetrics with kind: cluster'] as const,
  ),
  [victoriaMetrics, 'add victoriaMetrics with kind: single node'],
  [vmauth, 'add victoriaMetrics'],
  [vmagent, 'add victoriaMetrics.vmagent'],
  [vmalert, 'add victoriaMetrics'],
  [grafana, 'add grafana'],
  [otelCollector, 'add traces'],
  [jaegerQuery, 'add traces'],
  [elasticsearch, 'add traces with storage.kind: elasticsearch'],
  [loki, 'add logs'],
  [lokiGateway, 'add logs'],
  [pyroscope, 'add profiles'],
  [pyroscopeGateway, 'add profiles'],
]);

const rangesOf = (environment: Environment): ReadonlySet<EgressName> =>
  new Set(outsideEdges(environment).flatMap(({ reach }) => (reach.kind === 'range' ? [reach.name] : [])));
