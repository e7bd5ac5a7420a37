import type { KubernetesOutput } from '#lib/environment/output-choices';
import { renderProblem } from '#lib/problem';
import { checkEgressNames, checkOwnAddresses } from '#lib/topology/check';
import { cluster, environment, onOneMachine } from '#test/lib/components/example';

const problems = (egress: KubernetesOutput['egress'], changes = {}) =>
  checkEgressNames(environment({ output: { ...cluster, egress }, ...changes })).map(renderProblem);
const without = (name: string) => cluster.egress.filter((range) => range.name !== name);

describe('address ranges outside the cluster', () => {
  it('are complete in the example', () => {
    expect(problems(cluster.egress)).toEqual([]);
  });

  it('are asked for once, where the first that needs them stands', () => {
    expect(problems(without('scrape targets'))).toEqual([
      'environments/production.yaml#targets.core targets.core: Prometheus scrapes core, and no range in output.egress is called "scrape targets": NetworkPolicies do not know the host name dwcp-node-1\n' +
        '    add {name: scrape targets, cidr: ..., port: 8080} to output.egress: the addresses of targets outside the cluster',
    ]);
  });

  it('are asked for once for each port', () => {
    const targets = {
      core: { kind: 'static', addresses: ['dwcp-node-1:8080', 'dwcp-node-1:9100', 'dwcp-node-2:9100'] },
    } as const;
    expect(problems(cluster.egress, { targets })).toEqual([
      'environments/production.yaml#targets.core targets.core: Prometheus scrapes core at dwcp-node-1:9100, and the ranges "scrape targets" in output.egress have port 8080\n' +
        '    add {name: scrape targets, cidr: ..., port: 9100} to output.egress: the addresses of targets outside the cluster',
    ]);
  });

  it('have the port of a URL', () => {
    const range = { name: 'remote write', cidr: '10.20.1.30/32', port: 443 } as const;
    const to = (url: string) => problems([...cluster.egress, range], { remoteWrite: { url } });
    expect(to('https://metrics.example.com/write')).toEqual([]);
    expect(to('https://metrics.example.com:8443/write')).toEqual([
      'environments/production.yaml#remoteWrite.url remoteWrite.url: Prometheus sends samples to a storage outside the stack at metrics.example.com:8443, and the ranges "remote write" in output.egress have port 443\n' +
        '    add {name: remote write, cidr: ..., port: 8443} to output.egress: the addresses of the storage outside the stack that samples are sent to',
    ]);
  });

  it('are asked for by what is discovered', () => {
    const targets = { pods: { kind: 'kubernetes', role: 'node', namespaces: [] } };
    const missing = problems(without('scrape targets'), { targets }).map((text) => /"(.*?)"/.exec(text)?.[1]);
    expect(missing).toEqual(['api server', 'nodes']);
  });

  it('are not needed for addresses and for pods of other namespaces', () => {
    const addresses = ['10.0.0.5:8080', 'dwcp-manager.dwcp.svc:8080'];
    expect(problems(without('scrape targets'), { targets: { core: { kind: 'static', addresses } } })).toEqual(
      [],
    );
  });

  it('are that of the proxy for everything that goes through it', () => {
    const proxy = { url: 'http://proxy.example.com:3128', noProxy: [] };
    const egress = cluster.egress.filter(({ name }) => ['scrape targets', 'mail'].includes(name));
    const withProxy = { output: { ...cluster, egress, proxy } };
    expect(problems(egress, withProxy)).toEqual([
      'environments/production.yaml#receivers receivers: Alertmanager notifies by pagerduty, and no range in output.egress is called "proxy": NetworkPolicies do not know the host name proxy.example.com\n' +
        '    add {name: proxy, cidr: ..., port: 3128} to output.egress: the addresses of the HTTP proxy',
    ]);
    const opened = { name: 'proxy', cidr: '10.20.1.5/32', port: 3128 } as const;
    expect(problems([], { output: { ...cluster, egress: [...egress, opened], proxy } })).toEqual([]);
  });

  it('are for something', () => {
    const unused = { name: 'remote write', cidr: '10.20.1.30/32', port: 443 } as const;
    expect(problems([...cluster.egress, unused])).toEqual([
      'environments/production.yaml#output.egress.5 output.egress[5]: no connection uses the range "remote write"\n' +
        '    remove it',
    ]);
  });

  it('are not for what goes through the proxy', () => {
    const proxy = { url: 'http://10.20.1.5:3128', noProxy: [] };
    const unused = { name: 'nodes', cidr: '10.20.2.0/24', port: 10250 } as const;
    const egress = [...cluster.egress.filter(({ name }) => !['slack', 'webhook'].includes(name)), unused];
    expect(problems([], { output: { ...cluster, egress, proxy } })).toEqual([
      'environments/production.yaml#output.egress.1 output.egress[1]: no connection uses the range "pagerduty"\n' +
        '    remove it: the proxy stands in its place',
      'environments/production.yaml#output.egress.3 output.egress[3]: no connection uses the range "nodes"\n' +
        '    remove it',
    ]);
  });

  it('mean nothing on one machine', () => {
    expect(checkEgressNames(onOneMachine())).toEqual([]);
  });
});

describe('addresses of the stack in the file', () => {
  const problemsAt = (changes: Parameters<typeof environment>[0]) =>
    checkOwnAddresses(environment(changes)).map(renderProblem);
  const remoteWrite = { url: 'http://vminsert.monitoring.svc:8480/insert/0/prometheus/api/v1/write' };

  it('may lead to other namespaces, and to pods of others in its own', () => {
    expect(problemsAt({ remoteWrite: { url: 'http://vminsert.storage.svc:8480/write' } })).toEqual([]);
    expect(problemsAt({ remoteWrite: { url: 'http://mimir.monitoring.svc:8480/write' } })).toEqual([]);
  });

  it('do not lead to a program that is switched off', () => {
    expect(problemsAt({ remoteWrite })).toEqual([
      'environments/production.yaml#remoteWrite.url remoteWrite.url: Prometheus sends samples to a storage outside the stack at vminsert.monitoring.svc, which would be vminsert of this stack: it is switched off\n' +
        '    add victoriaMetrics with kind: cluster, or write the address of something else',
    ]);
  });

  it('do not repeat a connection that there is', () => {
    const targets = {
      core: { kind: 'static', addresses: ['prometheus-0.prometheus.monitoring.svc:9090'] },
    } as const;
    expect(problemsAt({ targets })).toEqual([
      'environments/production.yaml#targets.core targets.core: Prometheus scrapes core at prometheus-0.prometheus.monitoring.svc, which is prometheus of this stack: it is connected already\n' +
        '    remove it',
    ]);
  });
});
