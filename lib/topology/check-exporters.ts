import { type EnvironmentCheck, environmentCheck } from '#lib/environment/checks/check';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { entrancesOf } from '#lib/topology/entrances';
import { type ProbeChoices, probesOf } from '#lib/topology/probes';

/** Whether each exporter has one source, and something to tell about. */
export const exporterChecks: readonly EnvironmentCheck[] = [
  environmentCheck(['exporters', 'targets'], checkSources),
  environmentCheck(['targets'], checkProbeTargets),
  environmentCheck(['exporters', 'output'], checkCluster),
  environmentCheck(['exporters', 'hosts', 'access', 'output', 'grafana', 'traces', 'logs'], checkProbes),
];

/** Exporters that a site may have of its own, and where the stack is told to deploy them. */
const deployable = [
  {
    job: 'node-exporter',
    key: 'nodeExporter',
    orElse: '; machines outside the cluster belong below exporters.nodeExporter.machines',
  },
  { job: 'kube-state-metrics', key: 'kubeStateMetrics', orElse: '' },
] as const;

function checkSources(environment: Pick<Environment, 'exporters' | 'targets' | 'place'>): readonly Problem[] {
  return deployable.flatMap(({ job, key, orElse }) =>
    environment.exporters[key] === undefined || environment.targets[job] === undefined
      ? []
      : [
          problemAt(environment, 'exporters', ['targets', job], {
            message: `${job} is deployed by the stack, as exporters.${key} says: every series would be there twice`,
            fix: `remove targets.${job}, or exporters.${key} where the site has its own${orElse}`,
          }),
        ],
  );
}

/** What is probed is no address that Prometheus could ask by itself. */
function checkProbeTargets(environment: Pick<Environment, 'targets' | 'place'>): readonly Problem[] {
  return ['blackbox', 'blackbox-exporter']
    .filter((job) => environment.targets[job] !== undefined)
    .map((job) =>
      problemAt(environment, 'exporters', ['targets', job], {
        message: 'has no targets of a site: endpoints are asked for by blackbox-exporter of the stack',
        fix: 'remove it, and write the URLs below exporters.blackbox.urls',
      }),
    );
}

function checkCluster(environment: Pick<Environment, 'exporters' | 'output' | 'place'>): readonly Problem[] {
  if (environment.output.kind === 'kubernetes') return [];
  const { kubeStateMetrics, nodeExporter } = environment.exporters;
  return [
    ...(kubeStateMetrics === undefined
      ? []
      : [
          problemAt(environment, 'exporters', ['exporters', 'kubeStateMetrics'], {
            message: 'output.kind is processes: there is no Kubernetes API to ask',
            fix: 'remove it',
          }),
        ]),
    ...(nodeExporter?.machines === undefined
      ? []
      : [
          problemAt(environment, 'exporters', ['exporters', 'nodeExporter', 'machines'], {
            message: 'output.kind is processes: the stack has this one machine',
            fix: 'remove it, or write targets.node-exporter instead of exporters.nodeExporter',
          }),
        ]),
  ];
}

function checkProbes(environment: ProbeChoices & Pick<Environment, 'place'>): readonly Problem[] {
  const { blackbox } = environment.exporters;
  if (blackbox === undefined) return [];
  const opened = entrancesOf(environment).map(({ host }) => host);
  const unknown = (blackbox.hosts ?? []).flatMap((host, index) =>
    opened.includes(host)
      ? []
      : [
          problemAt(environment, 'exporters', ['exporters', 'blackbox', 'hosts', index], {
            message:
              environment.hosts[host] === undefined
                ? `there is no hosts.${host} to probe`
                : `nobody gets in by hosts.${host}: without access nothing is opened`,
            fix:
              opened.length === 0
                ? 'remove it, and write URLs of the site below exporters.blackbox.urls'
                : `remove it; what can be probed is ${opened.join(', ')}`,
          }),
        ],
  );
  if (unknown.length > 0 || probesOf(environment).length > 0) return unknown;
  return [
    problemAt(environment, 'exporters', ['exporters', 'blackbox'], {
      message: 'has nothing to probe: access opens no host, and there are no urls',
      fix: 'add urls, or remove it',
    }),
  ];
}
