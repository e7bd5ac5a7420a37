import { prometheus } from '#lib/components/prometheus/component';
import { catalogue, images, onOneMachine, ruleFiles } from '#test/lib/components/example';

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
