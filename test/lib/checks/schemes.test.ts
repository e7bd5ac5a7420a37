import { schemes } from '#lib/checks/schemes';
import { cluster } from '#test/lib/components/example';
import { site } from '#test/lib/components/grafana/example';
import { cluster as storageCluster } from '#test/lib/components/victoria-metrics';
import { broken, told, wholeStack } from './example';

const encrypted = () =>
  wholeStack(
    site({
      victoriaMetrics: storageCluster,
      output: { ...cluster, certificates: 'monitoring-certificates' },
    }),
  );

describe('stack/schemes', () => {
  it.each([
    ['in clear', wholeStack()],
    ['with certificates', encrypted()],
  ])('are right in a stack %s', (_, stack) => {
    expect(told(schemes, stack)).toEqual([]);
  });

  it('are wrong where a replica that speaks TLS is told in clear', () => {
    const stack = broken(
      'StatefulSet vmalert',
      'https://alertmanager-0.alertmanager',
      'http://alertmanager-0.alertmanager',
      encrypted(),
    );
    expect(told(schemes, stack)).toEqual([
      'StatefulSet monitoring/vmalert: connects to http://alertmanager-0.alertmanager.monitoring.svc:9093, which speaks https\n    write https://alertmanager-0.alertmanager.monitoring.svc:9093, as serviceUrl and replicaUrls do',
    ]);
  });

  it('are wrong where a Service that speaks in clear is asked by TLS', () => {
    const stack = broken('StatefulSet vmalert', 'http://vmauth-web', 'https://vmauth-web', wholeStack());
    expect(told(schemes, stack)).toEqual([
      'StatefulSet monitoring/vmalert: connects to https://vmauth-web.monitoring.svc:8427, which speaks http\n    write http://vmauth-web.monitoring.svc:8427, as serviceUrl and replicaUrls do',
    ]);
  });

  it('are wrong where a program that speaks TLS is called by a name that its certificate does not have', () => {
    const stack = broken(
      'StatefulSet vmalert',
      'alertmanager-0.alertmanager.monitoring.svc:',
      'alertmanager-0.alertmanager.monitoring.svc.cluster.local:',
      encrypted(),
    );
    expect(told(schemes, stack)[0]).toContain(
      'StatefulSet monitoring/vmalert: connects to alertmanager-0.alertmanager.monitoring.svc.cluster.local by TLS, and the certificate inside is for *.monitoring.svc, ',
    );
  });
});
