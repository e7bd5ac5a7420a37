import { grafana } from '#lib/components/grafana/component';
import { environment } from '#test/lib/components/example';
import {
  choices,
  componentOf,
  dashboards,
  images,
  machine,
  postgresql,
  site,
} from '#test/lib/components/grafana/example';

describe('Grafana on one machine', () => {
  it('is a program on loopback that finds the files of dist where it is started', () => {
    const [process] = componentOf(machine()).processes;
    expect(process).toMatchObject({
      name: 'grafana-0',
      program: 'grafana',
      arguments: [
        'server',
        '--homepath=/opt/grafana',
        '--config=config/grafana/grafana.ini',
        `cfg:paths.provisioning=$\{PWD}/config/grafana/provisioning`,
        `cfg:paths.data=$\{PWD}/data/grafana-0`,
        `cfg:paths.plugins=$\{PWD}/data/grafana-0/plugins`,
        'cfg:server.http_addr=127.0.0.1',
        'cfg:server.http_port=3000',
      ],
      ready: 'http://127.0.0.1:3000/api/health',
    });
  });
});

describe('Grafana', () => {
  it('is left out where the environment has none', () => {
    expect(grafana({ environment: environment(), dashboards, images })).toEqual([]);
  });

  it('asks for each secret by what it is', () => {
    const shared = site({ grafana: { ...choices, replicas: 2, database: postgresql } });
    expect(
      componentOf(shared).secrets.map(({ secret, key, purpose }) => `${secret}/${key}: ${purpose}`),
    ).toEqual([
      "grafana/admin-password: first password of Grafana's user admin",
      'grafana/secret-key: random text with which Grafana encrypts secrets in its database',
      'grafana/database-password: password of monitoring at postgresql.example.com:5432',
      'victoria-metrics/read-token: bearer token of those who read VictoriaMetrics',
    ]);
  });

  it('explains what it runs with', () => {
    expect(componentOf(site()).choices.map(({ name, value }) => `${name} = ${value}`)).toEqual([
      'replicas = 1',
      'database = sqlite',
      'storage size = 2 GiB',
      'cpu cores = 0.5',
      'memory = 1 GiB',
    ]);
  });
});
