import { parse } from 'yaml';
import { prometheus } from '#lib/components/prometheus/component';
import { prometheusConfig } from '#lib/components/prometheus/config';
import { catalogue, images, job } from '#test/lib/components/example';
import { inCluster, onFiles } from '#test/lib/components/logs';

const own = { ...catalogue, jobs: [job('loki'), job('otel-logs')] };
const scrapes = (certificates?: string) =>
  parse(prometheusConfig(inCluster(onFiles, { ...(certificates && { certificates }) }), own, []).text)
    .scrape_configs;

describe('what Prometheus scrapes of the stack itself', () => {
  it('is asked in plain where there are no certificates', () => {
    expect(scrapes()[0]).not.toHaveProperty('scheme');
  });

  it('is asked with TLS where it serves with it, and only there', () => {
    const [loki, otelLogs] = scrapes('certificates');
    expect(loki).toMatchObject({ scheme: 'https', tls_config: { ca_file: '../certificates/ca.crt' } });
    expect(otelLogs).not.toHaveProperty('scheme');
  });

  it('on each node is found by asking the API server, in the namespace of the nodes', () => {
    const environment = inCluster();
    const { objects } = prometheus({ environment, catalogue: own, ruleFiles: [], images });
    expect(objects.filter(({ kind }) => kind === 'Role').map(({ metadata }) => metadata.namespace)).toContain(
      'monitoring-nodes',
    );
  });
});
