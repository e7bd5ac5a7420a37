import { addressesOf, ownTargets } from '#lib/topology/addresses';
import { externalUrl } from '#lib/topology/external-url';
import { alertmanager } from '#lib/topology/programs';
import { environment, onOneMachine } from '#test/lib/components/example';
import { tieredNode } from '#test/lib/components/victoria-metrics';

describe('addresses of the stack', () => {
  it('are names of pods in a cluster', () => {
    expect(addressesOf(alertmanager, alertmanager.ports.mesh, environment())).toEqual([
      'alertmanager-0.alertmanager.monitoring.svc:9094',
      'alertmanager-1.alertmanager.monitoring.svc:9094',
      'alertmanager-2.alertmanager.monitoring.svc:9094',
    ]);
  });

  it('are loopback ports on one machine, different ones for each replica', () => {
    const { web, mesh } = alertmanager.ports;
    const addresses = [web, mesh].flatMap((port) => addressesOf(alertmanager, port, onOneMachine()));
    expect(addresses).toEqual([
      '127.0.0.1:9093',
      '127.0.0.1:10093',
      '127.0.0.1:11093',
      '127.0.0.1:9094',
      '127.0.0.1:10094',
      '127.0.0.1:11094',
    ]);
  });

  it('are the targets of the jobs that scrape the stack itself', () => {
    expect(ownTargets(onOneMachine()).prometheus).toEqual({
      kind: 'static',
      addresses: ['127.0.0.1:9090', '127.0.0.1:10090'],
    });
  });

  it('of programs of several tiers are targets of one job', () => {
    const site = onOneMachine({ victoriaMetrics: tieredNode });
    expect(ownTargets(site)['victoria-metrics']).toEqual({
      kind: 'static',
      addresses: ['127.0.0.1:8428', '127.0.0.1:8438', '127.0.0.1:8448'],
    });
    expect(ownTargets(site)).not.toHaveProperty('victoria-metrics-warm');
  });

  it('are opened by people over TLS in a cluster, directly on one machine', () => {
    expect(externalUrl(environment(), 'prometheus')).toBe('https://prometheus.example.com');
    expect(externalUrl(onOneMachine(), 'prometheus')).toBe('http://prometheus.example.com');
  });
});
