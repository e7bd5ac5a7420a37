import { alertmanager } from '#lib/components/alertmanager/component';
import { prometheus } from '#lib/components/prometheus/component';
import { routingFor } from '#lib/routing/tree';
import { gibibytes, mebibytes } from '#lib/units/bytes';
import { catalogue, environment, images, onOneMachine, ruleFiles } from '#test/lib/components/example';

describe('Prometheus on one machine', () => {
  it('is a program on loopback for each replica, with the paths of dist', () => {
    const local = prometheus({ environment: onOneMachine(), catalogue, ruleFiles, images });
    expect(local.objects).toEqual([]);
    expect(
      local.processes.map(({ name, environment: variables, ready }) => ({ name, variables, ready })),
    ).toEqual([
      {
        name: 'prometheus-0',
        variables: { REPLICA: 'prometheus-0' },
        ready: 'http://127.0.0.1:9090/-/ready',
      },
      {
        name: 'prometheus-1',
        variables: { REPLICA: 'prometheus-1' },
        ready: 'http://127.0.0.1:10090/-/ready',
      },
    ]);
    expect(local.processes[0]?.arguments).toEqual([
      '--config.file=config/prometheus.yaml',
      '--config.auto-reload',
      '--config.auto-reload-interval=15s',
      '--storage.tsdb.path=data/prometheus-0',
      '--web.listen-address=127.0.0.1:9090',
      '--web.external-url=http://prometheus.example.com',
      '--web.cors.origin=http://prometheus\\.example\\.com',
      '--enable-feature=exemplar-storage',
      '--log.format=json',
    ]);
  });
});

describe('the sizes of components', () => {
  const resources = { cpu: 1.5, memory: mebibytes(700) };

  it('are those of the environment', () => {
    const example = environment();
    const site = environment({
      prometheus: {
        ...example.prometheus,
        replicas: 2,
        resources,
        storage: { ...example.prometheus.storage, size: gibibytes(90) },
      },
      alertmanager: {
        ...example.alertmanager,
        replicas: 3,
        resources,
        storage: { ...example.alertmanager.storage, size: gibibytes(4) },
      },
    });
    expect(prometheus({ environment: site, catalogue, ruleFiles, images }).size).toEqual({
      replicas: 2,
      ...resources,
      storage: gibibytes(90),
    });
    expect(alertmanager({ environment: site, routing: routingFor(site), images }).size).toEqual({
      replicas: 3,
      ...resources,
      storage: gibibytes(4),
    });
  });
});
