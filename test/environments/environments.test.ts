import { loadEnvironments } from '#lib/environment/load';

/** The jobs of DWCP and of the machines and pods that it runs on. */
const jobs = [
  'dwcp-core',
  'dwcp-circuit-breaker',
  'dwcp-ml-predictions',
  'dwcp-v3',
  'dwcp-anomaly-detector',
  'node-exporter',
];

describe('the environments of this repository', () => {
  const { environments } = loadEnvironments('environments');
  const named = (name: string) => environments.find((environment) => environment.name === name);

  it('are local, production and staging', () => {
    expect(environments.map(({ name }) => name)).toEqual(['local', 'production', 'staging']);
  });

  it('scrape every job, and annotated pods where there are pods', () => {
    expect(Object.keys(named('local')?.targets ?? {})).toEqual(jobs);
    expect(Object.keys(named('production')?.targets ?? {})).toEqual([...jobs, 'kubernetes-pods']);
    expect(Object.keys(named('staging')?.targets ?? {})).toEqual([...jobs, 'kubernetes-pods']);
  });

  it('show every kind of discovery', () => {
    const kinds = environments.flatMap(({ targets }) => Object.values(targets).map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(['consul', 'http', 'kubernetes', 'static']);
  });

  it('stay on loopback when they are local', () => {
    const addresses = Object.values(named('local')?.targets ?? {}).flatMap((discovery) =>
      discovery.kind === 'static' ? discovery.addresses : [discovery.kind],
    );
    expect(addresses.filter((address) => !address.startsWith('127.0.0.'))).toEqual([]);
    expect(named('local')?.remoteWrite).toBeUndefined();
  });

  it('survive the loss of one replica in production', () => {
    expect(named('production')?.prometheus.replicas).toBe(2);
    expect(named('production')?.alertmanager.replicas).toBe(3);
  });
});
