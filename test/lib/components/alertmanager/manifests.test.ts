import { alertmanager } from '#lib/components/alertmanager/component';
import type { Component } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import { routingFor } from '#lib/routing/tree';
import { cluster, environment, images, onOneMachine } from '#test/lib/components/example';
import { outline, valueAt } from '#test/lib/components/objects';

const of = (site: Environment): Component =>
  alertmanager({ environment: site, routing: routingFor(site), images });
const component = of(environment());
const container = valueAt(component.objects, 'StatefulSet', 'spec', 'template', 'spec', 'containers', 0);
const alone = { ...environment().alertmanager, replicas: 1 };
const argumentsOf = (from: Component, replica: number) => from.processes[replica]?.arguments ?? [];

describe('Alertmanager in a cluster', () => {
  it('is made of these objects, in the order in which they are applied', () => {
    expect(outline([...component.objects, ...component.mirrors])).toMatchInlineSnapshot(`
"ServiceAccount monitoring/alertmanager
Service monitoring/alertmanager
Service monitoring/alertmanager-web
NetworkPolicy monitoring/alertmanager-web-from-prometheus
NetworkPolicy monitoring/alertmanager-mesh-from-alertmanager
NetworkPolicy monitoring/alertmanager-to-alertmanager-mesh
NetworkPolicy monitoring/alertmanager-to-outside
PodDisruptionBudget monitoring/alertmanager
StatefulSet monitoring/alertmanager
ConfigMap monitoring/alertmanager-config"
`);
  });

  it('is one mesh over TCP and UDP, whose replicas find each other before they are ready', () => {
    expect(container).toMatchObject({
      args: expect.arrayContaining([
        '--cluster.listen-address=0.0.0.0:9094',
        '--cluster.advertise-address=$(POD_IP):9094',
        '--cluster.peer=alertmanager-0.alertmanager.monitoring.svc:9094',
        '--cluster.peer=alertmanager-1.alertmanager.monitoring.svc:9094',
        '--cluster.peer=alertmanager-2.alertmanager.monitoring.svc:9094',
      ]),
      ports: [
        { name: 'web', containerPort: 9093, protocol: 'TCP' },
        { name: 'mesh-tcp', containerPort: 9094, protocol: 'TCP' },
        { name: 'mesh-udp', containerPort: 9094, protocol: 'UDP' },
      ],
    });
    expect(valueAt(component.objects, 'Service', 'spec')).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  });

  it('leaves its names in the mesh to chance, because a fixed one keeps out who comes back elsewhere', () => {
    expect(container).not.toMatchObject({
      args: expect.arrayContaining([expect.stringContaining('--cluster.peer-name')]),
    });
  });

  it('is replaced when its configuration changes, which it cannot read again, and only then', () => {
    const annotations = (site: Environment) =>
      valueAt(of(site).objects, 'StatefulSet', 'spec', 'template', 'metadata', 'annotations');
    expect(annotations(environment())).toEqual(annotations(environment({ targets: {} })));
    expect(annotations(environment())).not.toEqual(annotations(environment({ timeZone: 'Europe/Paris' })));
  });

  it('reads every secret from a file that only its group may read', () => {
    const volumes = valueAt(component.objects, 'StatefulSet', 'spec', 'template', 'spec', 'volumes');
    expect(volumes).toEqual(
      expect.arrayContaining([
        {
          name: 'secret-alertmanager-pagerduty',
          secret: {
            secretName: 'alertmanager-pagerduty',
            defaultMode: 0o440,
            items: [
              { key: 'network', path: 'network' },
              { key: 'oncall', path: 'oncall' },
            ],
          },
        },
      ]),
    );
  });

  it("reads the site's certificate authority where its configuration looks for it", () => {
    const certificateAuthority = { configMap: 'authority', key: 'ca.crt' };
    const site = of(environment({ output: { ...cluster, certificateAuthority } }));
    expect(valueAt(site.objects, 'StatefulSet', 'spec', 'template', 'spec', 'volumes')).toContainEqual({
      name: 'certificate-authority',
      configMap: { name: 'authority', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    });
    expect(
      valueAt(site.objects, 'StatefulSet', 'spec', 'template', 'spec', 'containers', 0, 'volumeMounts'),
    ).toContainEqual({
      name: 'certificate-authority',
      mountPath: '/etc/alertmanager/certificate-authority',
      readOnly: true,
    });
    expect(site.files[0]?.text).toContain(
      'http_config:\n    tls_config:\n      ca_file: /etc/alertmanager/certificate-authority/ca.crt\n',
    );
  });

  it('keeps its templates where its configuration looks for them', () => {
    const volumes = valueAt(component.objects, 'StatefulSet', 'spec', 'template', 'spec', 'volumes', 0);
    expect(volumes).toMatchObject({
      configMap: {
        items: expect.arrayContaining([
          { key: 'alertmanager-templates.text.tmpl', path: 'alertmanager-templates/text.tmpl' },
        ]),
      },
    });
  });
});

describe('Alertmanager on one machine', () => {
  it('is a mesh on loopback', () => {
    const local = of(onOneMachine());
    expect(argumentsOf(local, 1)).toEqual(
      expect.arrayContaining([
        '--storage.path=data/alertmanager-1',
        '--data.retention=120h',
        '--web.listen-address=127.0.0.1:10093',
        '--cluster.listen-address=127.0.0.1:10094',
        '--cluster.peer=127.0.0.1:9094',
      ]),
    );
  });

  it('opens no mesh when it is alone', () => {
    const mesh = argumentsOf(of(onOneMachine({ alertmanager: alone })), 0).filter((flag) =>
      flag.startsWith('--cluster'),
    );
    expect(mesh).toEqual(['--cluster.listen-address=']);
  });
});
