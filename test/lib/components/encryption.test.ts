import { parse } from 'yaml';
import { alertmanager } from '#lib/components/alertmanager/component';
import { alertmanagerConfig } from '#lib/components/alertmanager/config';
import { prometheusConfig } from '#lib/components/prometheus/config';
import { vmauthConfig } from '#lib/components/vmauth/config';
import type { Environment } from '#lib/environment/environment';
import { routingFor } from '#lib/routing/tree';
import { catalogue, cluster, environment, images, job } from '#test/lib/components/example';
import { componentsOf, cluster as storageCluster } from '#test/lib/components/victoria-metrics';

const site = (output: Environment['output']) => environment({ output, victoriaMetrics: storageCluster });
const encrypted = site({ ...cluster, certificates: 'monitoring-certificates' });
const clear = site(cluster);

const fileOf = (of: Environment, name: string) => {
  const found = alertmanagerConfig(of, routingFor(of)).find(({ path }) => path === `config/${name}`);
  return found && parse(found.text);
};

const argumentsOf = (of: Environment, name: string): string =>
  JSON.stringify(componentsOf(of).find((component) => component.name === name)?.objects);

describe('with certificates', () => {
  it('Prometheus asks, notifies and writes over TLS', () => {
    const own = { ...catalogue, jobs: [job('prometheus')] };
    const tls_config = { ca_file: '../certificates/ca.crt' };
    expect(parse(prometheusConfig(encrypted, own, []).text)).toMatchObject({
      alerting: { alertmanagers: [{ scheme: 'https', tls_config }] },
      remote_write: [{ url: expect.stringMatching(/^https:\/\/vmauth-web\./), tls_config }],
      scrape_configs: [{ job_name: 'prometheus', scheme: 'https', tls_config }],
    });
    const { alerting, remote_write } = parse(prometheusConfig(clear, own, []).text);
    expect(JSON.stringify([alerting, remote_write])).not.toContain('tls');
  });

  it('Alertmanager serves with TLS, and lets nobody into its mesh who shows no certificate', () => {
    expect(fileOf(encrypted, 'alertmanager-web.yaml')).toEqual({
      tls_server_config: { cert_file: '../certificates/tls.crt', key_file: '../certificates/tls.key' },
    });
    expect(fileOf(encrypted, 'alertmanager-mesh.yaml')).toMatchObject({
      tls_server_config: { client_auth_type: 'RequireAndVerifyClientCert' },
      tls_client_config: { server_name: 'alertmanager-web.monitoring.svc' },
    });
    expect(fileOf(clear, 'alertmanager-web.yaml')).toBeUndefined();
    expect(fileOf(clear, 'alertmanager-mesh.yaml')).toBeUndefined();
  });

  it('an Alertmanager that is alone has no mesh', () => {
    const alone = { ...encrypted, alertmanager: { ...encrypted.alertmanager, replicas: 1 } };
    expect(fileOf(alone, 'alertmanager-mesh.yaml')).toBeUndefined();
    const { objects } = alertmanager({ environment: alone, routing: routingFor(alone), images });
    expect(JSON.stringify(objects)).not.toContain('--cluster.tls-config');
  });

  it('vmauth serves with TLS, and checks what is behind it', () => {
    expect(vmauthConfig(encrypted, storageCluster).text).toContain('- https://vminsert-0.vminsert.');
    expect(argumentsOf(encrypted, 'vmauth')).toContain(
      '"-tls","-tlsCertFile=/etc/vmauth/certificates/tls.crt","-tlsKeyFile=/etc/vmauth/certificates/tls.key"',
    );
    expect(argumentsOf(encrypted, 'vmauth')).toContain('-backend.TLSCAFile=/etc/vmauth/certificates/ca.crt');
    expect(argumentsOf(encrypted, 'vmauth')).toContain('"scheme":"HTTPS"');
    expect(argumentsOf(clear, 'vmauth')).not.toMatch(/tls|TLS|HTTPS/);
  });

  it('vmalert is given the authority for every server that it asks, one for each URL', () => {
    const text = argumentsOf(encrypted, 'vmalert');
    for (const server of ['datasource', 'remoteRead', 'remoteWrite'])
      expect(text).toContain(`-${server}.tlsCAFile=/etc/vmalert/certificates/ca.crt`);
    expect(text.match(/-notifier\.tlsCAFile=/g)).toHaveLength(
      text.match(/-notifier\.url=https/g)?.length ?? 0,
    );
  });
});
