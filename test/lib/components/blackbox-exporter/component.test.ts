import { parse } from 'yaml';
import { blackboxConfig, blackboxExporterProgram } from '#lib/components/blackbox-exporter/component';
import { prometheusConfig } from '#lib/components/prometheus/config';
import type { Environment } from '#lib/environment/environment';
import { outsideEdges } from '#lib/topology/outside';
import { entered } from '#test/lib/components/access';
import { catalogue, cluster, job } from '#test/lib/components/example';

const health = 'https://dwcp.example.com/health';
const site = (changes: Partial<Environment> = {}): Environment =>
  entered({ exporters: { blackbox: { urls: [health] }, alsoKeep: {} }, targets: {}, ...changes });
const modules = (environment = site()) => parse(blackboxConfig(environment).text).modules;

describe('blackbox-exporter', () => {
  it('takes a page or the way to the login from what people log in to, and 2xx from the others', () => {
    expect(modules()).toEqual({
      login: {
        prober: 'http',
        http: {
          preferred_ip_protocol: 'ip4',
          follow_redirects: false,
          valid_status_codes: [200, 302],
          fail_if_not_ssl: true,
          fail_if_header_not_matches: [
            {
              header: 'Location',
              regexp: '^(/login|https://login\\.example\\.com/)',
              allow_missing: true,
            },
          ],
        },
      },
      page: { prober: 'http', http: { preferred_ip_protocol: 'ip4', follow_redirects: false } },
    });
  });

  it('goes through the proxy of the site where Prometheus would', () => {
    const output = {
      ...cluster,
      proxy: { url: 'http://proxy.example.net:3128', noProxy: ['dwcp.example.com'] },
    };
    expect(Object.keys(modules(site({ output })))).toEqual(['login-by-proxy', 'page']);
    expect(modules(site({ output }))['login-by-proxy'].http.proxy_url).toBe('http://proxy.example.net:3128');
  });

  it('trusts the authority of the site where it has one', () => {
    const output = { ...cluster, certificateAuthority: { configMap: 'authority', key: 'ca.crt' } };
    const environment = site({ output });
    const program = blackboxExporterProgram({ environment, choices: { urls: [health] } });
    expect(program.variables).toEqual({
      SSL_CERT_FILE: '/etc/blackbox-exporter/certificate-authority/ca.crt',
      SSL_CERT_DIR: '/etc/blackbox-exporter/certificate-authority',
    });
  });

  it('is asked by Prometheus for each endpoint, which keeps its name', () => {
    const jobs = [job('blackbox', { path: '/probe', keeps: 'read' })];
    const { scrape_configs } = parse(prometheusConfig(site(), { ...catalogue, jobs }, []).text);
    expect(scrape_configs).toMatchObject([
      {
        job_name: 'blackbox',
        metrics_path: '/probe',
        static_configs: [
          {
            targets: ['https://prometheus.example.com/', 'https://alertmanager.example.com/'],
            labels: { __param_module: 'login' },
          },
          { targets: [health], labels: { __param_module: 'page' } },
        ],
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { source_labels: ['__address__'], target_label: 'instance' },
          {
            target_label: '__address__',
            replacement: 'blackbox-exporter-0.blackbox-exporter.monitoring.svc:9115',
          },
        ],
      },
    ]);
  });

  it('may connect to what it probes', () => {
    const reached = outsideEdges(site())
      .filter(({ client }) => client.name === 'blackbox-exporter')
      .map(({ reach }) => reach);
    expect(reached).toEqual([
      { kind: 'range', name: 'probed endpoints', host: 'prometheus.example.com', port: 443 },
      { kind: 'range', name: 'probed endpoints', host: 'alertmanager.example.com', port: 443 },
      { kind: 'range', name: 'probed endpoints', host: 'dwcp.example.com', port: 443 },
    ]);
  });
});
