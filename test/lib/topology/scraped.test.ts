import { parse } from 'yaml';
import { prometheusConfig } from '#lib/components/prometheus/config';
import type { Discovery } from '#lib/environment/metrics-choices';
import { probesOf } from '#lib/topology/probes';
import { scrapedBy } from '#lib/topology/scraped';
import { usesNodes } from '#lib/topology/uses-nodes';
import { entered } from '#test/lib/components/access';
import { catalogue, environment, job, onOneMachine } from '#test/lib/components/example';
import { onFiles } from '#test/lib/components/logs';
import { traces } from '#test/lib/components/traces';

const machines: Exclude<Discovery, { kind: 'kubernetes' }> = {
  kind: 'http',
  url: 'https://inventory.example.com/machines',
};
const onNodes = environment({ exporters: { nodeExporter: { machines }, alsoKeep: {} }, targets: {} });

describe('what is scraped', () => {
  it('is of one job, whether it is on nodes of the cluster or on machines outside', () => {
    const ofNodes = scrapedBy(onNodes).filter((scraped) => scraped.job === 'node-exporter');
    expect(ofNodes.map(({ pool, isOfStack }) => [pool, isOfStack])).toEqual([
      [undefined, true],
      ['node-exporter-machines', false],
    ]);
  });

  it('is called after its node where it tells about that, and has one label job however it was found', () => {
    const jobs = [job('node-exporter', { keeps: 'read', isAboutNode: true })];
    const { scrape_configs } = parse(prometheusConfig(onNodes, { ...catalogue, jobs }, []).text);
    expect(scrape_configs).toMatchObject([
      {
        job_name: 'node-exporter',
        kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['monitoring-nodes'] } }],
        relabel_configs: expect.arrayContaining([
          {
            source_labels: ['__meta_kubernetes_pod_node_name', '__address__'],
            regex: '(.+);.*:(\\d+)',
            target_label: 'instance',
            replacement: '$1:$2',
          },
        ]),
      },
      {
        job_name: 'node-exporter-machines',
        http_sd_configs: [{ url: machines.url }],
        relabel_configs: [{ target_label: 'job', replacement: 'node-exporter' }],
      },
    ]);
  });

  it('is what the site names where the stack deploys nothing', () => {
    const targets = { 'node-exporter': machines };
    expect(scrapedBy(environment({ targets })).find((scraped) => scraped.job === 'node-exporter')).toEqual({
      job: 'node-exporter',
      discovery: machines,
      isOfStack: false,
      isEncrypted: false,
    });
  });
});

describe('what is probed', () => {
  const blackbox = { urls: ['http://dwcp.example.com/health'] };

  it('is every host that is opened, each as it answers to somebody who shows nothing', () => {
    const hosts = {
      prometheus: 'prometheus.example.com',
      alertmanager: 'alertmanager.example.com',
      loki: 'loki.example.com',
      otel: 'otel.example.com',
      runbooks: 'https://runbooks.example.com',
    };

    const environment = entered({
      exporters: { blackbox, alsoKeep: {} },
      hosts,
      logs: onFiles,
      traces: traces(),
    });
    expect(probesOf(environment).map(({ target, expects }) => [target, expects])).toEqual([
      ['https://prometheus.example.com/', 'login'],
      ['https://alertmanager.example.com/', 'login'],
      ['https://loki.example.com/', 'refusal'],
      ['otel.example.com:443', 'handshake'],
      ['http://dwcp.example.com/health', 'page'],
    ]);
  });

  it('is less where the site says which hosts', () => {
    const exporters = { blackbox: { urls: [], hosts: ['alertmanager'] as const }, alsoKeep: {} };
    expect(probesOf(entered({ exporters })).map(({ target }) => target)).toEqual([
      'https://alertmanager.example.com/',
    ]);
  });

  it('is nothing without blackbox, and what the site names where nothing is opened', () => {
    expect(probesOf(entered())).toEqual([]);
    const environment = onOneMachine({ exporters: { blackbox, alsoKeep: {} } });
    expect(probesOf(environment).map(({ target }) => target)).toEqual(blackbox.urls);
  });
});

describe('the namespace of what reads files of nodes', () => {
  it('is there for node-exporter alone', () => {
    expect(usesNodes(onNodes)).toBe(true);
    expect(usesNodes(environment())).toBe(false);
  });
});
