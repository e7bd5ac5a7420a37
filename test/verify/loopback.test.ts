import { onLoopback } from '#verify/loopback';

const moved = (text: string) => onLoopback(text, '/stage');

describe('onLoopback', () => {
  it('has what listens everywhere listen on loopback, at the same port', () => {
    expect(moved('endpoint: 0.0.0.0:4337')).toBe('endpoint: 127.0.0.1:4337');
    expect(moved('--web.listen-address=:9114')).toBe('--web.listen-address=127.0.0.1:9114');
  });

  it('finds every Service on loopback, with its scheme and port', () => {
    expect(moved('https://elasticsearch-web.monitoring.svc:9200')).toBe('https://127.0.0.1:9200');
    expect(moved('dns:///jaeger-collector.monitoring.svc:4337')).toBe('dns:///127.0.0.1:4337');
  });

  it('finds each replica at an address of its own, and has it listen there', () => {
    expect(moved('alertmanager-2.alertmanager.monitoring.svc:9094')).toBe('127.0.0.3:9094');
    expect(onLoopback('--web.listen-address=:9093', '/stage', 2)).toBe('--web.listen-address=127.0.0.3:9093');
  });

  it('finds what is mounted in the stage', () => {
    expect(moved('/etc/jaeger-query/secrets/elasticsearch/jaeger-password')).toBe(
      '/stage/secrets/elasticsearch/jaeger-password',
    );
    expect(moved('--config=/etc/jaeger-query/config/jaeger-query.yaml')).toBe(
      '--config=/stage/config/jaeger-query.yaml',
    );
  });

  it('leaves everything else', () => {
    const text = 'date_layout: "2006-01-02"\nstorage: /storage/data\n--es.all\nreplicas: 2';
    expect(moved(text)).toBe(text);
  });
});
