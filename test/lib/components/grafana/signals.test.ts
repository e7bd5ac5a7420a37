import { signalUrls } from '#lib/components/grafana/signals';
import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { gibibytes } from '#lib/units/bytes';
import { days, seconds } from '#lib/units/duration';
import { cluster } from '#test/lib/components/example';
import { componentOf, machine, site, textOf } from '#test/lib/components/grafana/example';
import { tokensIn } from '#test/lib/components/tokens';

const storage = { storageClass: 'fast', size: gibibytes(2) };
const secret = (key: string) => ({ secret: 'elasticsearch', key });

const traces: TracesChoices = {
  token: { secret: 'traces', key: 'token' },
  from: [],
  retention: days(7),
  collector: { replicas: 1, storage },
  sampler: { replicas: 1, percentage: 10, always: [], decisionWait: seconds(10), storage },
  storage: { kind: 'badger', storage },
};
const elasticsearch: TracesChoices['storage'] = {
  kind: 'elasticsearch',
  collector: { replicas: 1 },
  query: { replicas: 1 },
  nodes: 3,
  shards: 5,
  copies: 2,
  storage,
  nodeCertificates: 'elasticsearch-nodes',
  passwords: { elastic: secret('elastic'), jaeger: secret('jaeger'), monitoring: secret('monitoring') },
  snapshots: { kind: 'none', reason: 'an example' },
};
const logs: NonNullable<Environment['logs']> = {
  retention: days(30),
  storage: { kind: 'filesystem', storage },
  tokens: tokensIn('loki'),
  gateway: { replicas: 2 },
  agent: { excludedNamespaces: [] },
  files: [],
  indexLabels: [],
};
const profiles: ProfilesChoices = {
  retention: days(7),
  storage: { kind: 'filesystem', storage },
  tokens: tokensIn('pyroscope'),
  gateway: { replicas: 2 },
  targets: {},
};

describe('The addresses of signals', () => {
  it('are none where nothing but metrics is collected', () => {
    expect(signalUrls(site())).toEqual({});
  });

  it('are those of the programs that answer', () => {
    expect(signalUrls(site({ traces, logs, profiles }))).toEqual({
      logs: 'http://loki-gateway-web.monitoring.svc:8437',
      traces: 'http://jaeger-web.monitoring.svc:16686',
      profiles: 'http://pyroscope-gateway-web.monitoring.svc:8447',
    });
    expect(signalUrls(site({ traces: { ...traces, storage: elasticsearch } }))).toEqual({
      traces: 'http://jaeger-query-web.monitoring.svc:16686',
    });
    expect(signalUrls(machine({ logs }))).toEqual({ logs: 'http://127.0.0.1:8437' });
  });
});

describe('Grafana in an environment with more than metrics', () => {
  const encrypted = site({ logs, output: { ...cluster, certificates: 'monitoring-certificates' } });

  it('loads the programs of its data sources', () => {
    const [, disabled = ''] = /^disable_plugins = (.*)$/m.exec(textOf(site({ logs }), 'grafana.ini')) ?? [];
    expect(disabled.split(', ')).toEqual(expect.arrayContaining(['jaeger', 'grafana-pyroscope-datasource']));
    expect(disabled.split(', ')).not.toContain('loki');
  });

  it('shows the tokens of those who read, from files that it has', () => {
    const sources = textOf(site({ logs, profiles }), 'datasources.yaml');
    for (const store of ['loki', 'pyroscope']) {
      expect(sources).toContain(
        `httpHeaderValue1: Bearer $__file{/etc/grafana/secrets/${store}/read-token}\n`,
      );
    }
    const { secrets } = componentOf(site({ logs, profiles }));
    expect(secrets.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining([
        'bearer token of those who read Loki',
        'bearer token of those who read Pyroscope',
      ]),
    );
  });

  it('is given its certificate, and the authority of the others, where there is TLS', () => {
    expect(textOf(encrypted, 'datasources.yaml')).toContain(
      'url: https://loki-gateway-web.monitoring.svc:8437\n',
    );
    const volumes = (of: Environment) => {
      const objects = JSON.stringify(componentOf(of).objects);
      return /\{"name":"certificates","secret":\{.*?\]\}\}/.exec(objects)?.[0];
    };
    expect(volumes(encrypted)).toBe(
      '{"name":"certificates","secret":{"secretName":"monitoring-certificates","defaultMode":288,"items":[{"key":"tls.crt","path":"tls.crt"},{"key":"tls.key","path":"tls.key"},{"key":"ca.crt","path":"ca.crt"}]}}',
    );
    expect(volumes(site({ logs }))).toBeUndefined();
    const certificates = (of: Environment) =>
      componentOf(of).secrets.flatMap(({ secret, key }) => (secret === 'monitoring-certificates' ? key : []));
    expect(certificates(encrypted)).toEqual(['tls.crt', 'tls.key', 'ca.crt']);
    expect(textOf(encrypted, 'grafana.ini')).toContain('protocol = https\n');
    expect(textOf(site({ logs }), 'grafana.ini')).not.toContain('protocol');
    expect(certificates(site({ logs }))).toEqual([]);
  });
});
