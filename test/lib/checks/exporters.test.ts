import { declarations } from '#content';
import { environmentChecks } from '#lib/checks/environment';
import { loadEnvironment } from '#lib/environment/load';
import { renderProblem } from '#lib/problem';
import { exporterChecks } from '#lib/topology/check-exporters';
import { onOneMachine } from '#test/lib/components/example';
import { broken, goodWithStorage } from '#test/lib/environment/good';

/** What a user is told about the good file with this section of exporters. */
function told(exporters: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const text = [['targets:\n', `exporters:\n${exporters}targets:\n`] as const, ...changes].reduce(
    (before, [from, to]) => broken(from, to, before),
    goodWithStorage,
  );
  const { problems } = loadEnvironment(
    { file: 'environments/site.yaml', text },
    environmentChecks(declarations()),
  );
  return problems.map(renderProblem).join('\n');
}

describe('what an environment file says about exporters', () => {
  it('is right where the stack deploys them, and where the site has its own', () => {
    expect(told('  nodeExporter: {}\n  kubeStateMetrics: {}\n')).toBe('');
    expect(told('  alsoKeep: { node-exporter: [node_load1, "node_load1?5"] }\n')).toBe('');
  });

  it('does not have one deployed and another as a target', () => {
    expect(
      told('  nodeExporter: {}\n  kubeStateMetrics: {}\n', [
        'targets:\n',
        'targets:\n  node-exporter: { kind: static, addresses: ["machine-1:9100"] }\n  kube-state-metrics: { kind: static, addresses: ["state:8080"] }\n',
      ]),
    ).toMatchInlineSnapshot(`
"environments/site.yaml:36:3 targets.node-exporter: node-exporter is deployed by the stack, as exporters.nodeExporter says: every series would be there twice
      node-exporter: { kind: static, addresses: ["machine-1:9100"] }
      ^^^^^^^^^^^^^ remove targets.node-exporter, or exporters.nodeExporter where the site has its own; machines outside the cluster belong below exporters.nodeExporter.machines
environments/site.yaml:37:3 targets.kube-state-metrics: kube-state-metrics is deployed by the stack, as exporters.kubeStateMetrics says: every series would be there twice
      kube-state-metrics: { kind: static, addresses: ["state:8080"] }
      ^^^^^^^^^^^^^^^^^^ remove targets.kube-state-metrics, or exporters.kubeStateMetrics where the site has its own"
`);
  });

  it('names machines by host and port, each once', () => {
    expect(
      told(
        '  nodeExporter:\n    machines: { kind: static, addresses: ["machine-1", "machine-2:9100", "machine-2:9100"] }\n',
      ),
    ).toMatchInlineSnapshot(`
"environments/site.yaml:34:43 exporters.nodeExporter.machines.addresses[0]: "machine-1" is not host:port
        machines: { kind: static, addresses: ["machine-1", "machine-2:9100", "machine-2:9100"] }
                                              ^^^^^^^^^^^ add the port, as in machine-1:9100
environments/site.yaml:34:74 exporters.nodeExporter.machines.addresses[2]: machine-2:9100 is already target 2 of this job
        machines: { kind: static, addresses: ["machine-1", "machine-2:9100", "machine-2:9100"] }
                                                                             ^^^^^^^^^^^^^^^^ remove one of the two"
`);
  });

  it('keeps of exporters what they show', () => {
    expect(
      told(
        '  alsoKeep:\n    node-exporter: [node_laod1, "node_disk_x.*", "node_("]\n    node-exportr: [node_load1]\n    dwcp-core: [dwcp_x]\n',
      ),
    ).toMatchInlineSnapshot(`
"environments/site.yaml:34:21 exporters.alsoKeep.node-exporter[0]: "node_laod1" is no metric that node-exporter is known to show
        node-exporter: [node_laod1, "node_disk_x.*", "node_("]
                        ^^^^^^^^^^ the nearest are node_load1, node_load15, node_load5; what a newer version shows, npm run metrics:learn adds
environments/site.yaml:34:33 exporters.alsoKeep.node-exporter[1]: "node_disk_x.*" is no metric that node-exporter is known to show
        node-exporter: [node_laod1, "node_disk_x.*", "node_("]
                                    ^^^^^^^^^^^^^^^ the nearest are node_disk_info, node_disk_io_now, node_load1; what a newer version shows, npm run metrics:learn adds
environments/site.yaml:34:50 exporters.alsoKeep.node-exporter[2]: "node_(" is no regular expression: missing closing ): \`(?s)node_(\`
        node-exporter: [node_laod1, "node_disk_x.*", "node_("]
                                                     ^^^^^^^^ write the name of a metric, or an expression of RE2 over the whole name
environments/site.yaml:35:5 exporters.alsoKeep.node-exportr: no scrape job has this name
        node-exportr: [node_load1]
        ^^^^^^^^^^^^ did you mean node-exporter?
environments/site.yaml:36:5 exporters.alsoKeep.dwcp-core: drops nothing for want of a reader
        dwcp-core: [dwcp_x]
        ^^^^^^^^^ remove it; those that do are node-exporter, cadvisor, kubelet, kube-state-metrics, blackbox, blackbox-exporter"
`);
  });

  it('probes hosts that are there and that somebody gets in by', () => {
    expect(told('  blackbox: { hosts: [jaeger, prometheus] }\n')).toMatchInlineSnapshot(`
"environments/site.yaml:33:23 exporters.blackbox.hosts[0]: there is no hosts.jaeger to probe
      blackbox: { hosts: [jaeger, prometheus] }
                          ^^^^^^ remove it, and write URLs of the site below exporters.blackbox.urls
environments/site.yaml:33:31 exporters.blackbox.hosts[1]: nobody gets in by hosts.prometheus: without access nothing is opened
      blackbox: { hosts: [jaeger, prometheus] }
                                  ^^^^^^^^^^ remove it, and write URLs of the site below exporters.blackbox.urls"
`);
  });

  it('probes something', () => {
    expect(told('  blackbox: {}\n')).toMatchInlineSnapshot(`
"environments/site.yaml:33:3 exporters.blackbox: has nothing to probe: access opens no host, and there are no urls
      blackbox: {}
      ^^^^^^^^ add urls, or remove it"
`);
  });

  it('probes URLs', () => {
    expect(
      told('  blackbox: { urls: ["https://a:b@dwcp.example/", "https://[/"] }\n'),
    ).toMatchInlineSnapshot(`
"environments/site.yaml:33:22 exporters.blackbox.urls[0]: holds credentials
    take them out of the file, and change them: only names of Secrets stand here
environments/site.yaml:33:51 exporters.blackbox.urls[1]: "https://[/" is no URL
    write scheme, host, port where needed, and path"
`);
  });

  it('has probes carried out by the stack, and not by Prometheus', () => {
    expect(
      told('  blackbox: { urls: ["https://dwcp.example/health"] }\n', [
        'targets:\n',
        'targets:\n  blackbox: { kind: static, addresses: ["dwcp.example:443"] }\n',
      ]),
    ).toMatchInlineSnapshot(`
"environments/site.yaml:35:3 targets.blackbox: has no targets of a site: endpoints are asked for by blackbox-exporter of the stack
      blackbox: { kind: static, addresses: ["dwcp.example:443"] }
      ^^^^^^^^ remove it, and write the URLs below exporters.blackbox.urls"
`);
  });

  it('gives programs the memory that they start with', () => {
    expect(told('  nodeExporter: { resources: { cpu: 0.1, memory: 16Mi } }\n')).toMatchInlineSnapshot(`
"environments/site.yaml:33:50 exporters.nodeExporter.resources.memory: 16 MiB is less than 32 MiB, with which node-exporter starts
      nodeExporter: { resources: { cpu: 0.1, memory: 16Mi } }
                                                     ^^^^ write 32Mi or more, or leave resources out: they are worked out from the load"
`);
  });

  it('asks a cluster only where there is one', () => {
    const site = onOneMachine({
      exporters: {
        kubeStateMetrics: {},
        nodeExporter: { machines: { kind: 'static', addresses: ['machine-1:9100'] } },
        alsoKeep: {},
      },
    });
    const problems = exporterChecks.flatMap(({ check }) => check(site));
    expect(problems.map(({ subject, message, fix }) => `${subject}: ${message}: ${fix}`)).toEqual([
      'exporters.kubeStateMetrics: output.kind is processes: there is no Kubernetes API to ask: remove it',
      'exporters.nodeExporter.machines: output.kind is processes: the stack has this one machine: remove it, or write targets.node-exporter instead of exporters.nodeExporter',
    ]);
  });
});
