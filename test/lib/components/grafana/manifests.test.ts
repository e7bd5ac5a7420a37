import type { Component } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { gibibytes, mebibytes } from '#lib/units/bytes';
import { cluster } from '#test/lib/components/example';
import { choices, componentOf, postgresql, site } from '#test/lib/components/grafana/example';
import { outline, valueAt } from '#test/lib/components/objects';

const shared = (): Environment => site({ grafana: { ...choices, replicas: 2, database: postgresql } });

const podOf = ({ objects }: Component, ...path: readonly (string | number)[]): unknown =>
  valueAt(objects, 'StatefulSet', 'spec', 'template', ...path);

const containerOf = (component: Component): unknown => podOf(component, 'spec', 'containers', 0);

describe('Grafana in a cluster', () => {
  it('is made of these objects, in the order in which they are applied', () => {
    const { objects, mirrors } = componentOf(shared());
    expect(outline([...objects, ...mirrors])).toMatchInlineSnapshot(`
"ServiceAccount monitoring/grafana
Service monitoring/grafana
Service monitoring/grafana-web
NetworkPolicy monitoring/grafana-web-from-prometheus
NetworkPolicy monitoring/grafana-to-vmauth-web
NetworkPolicy monitoring/grafana-to-prometheus-web
PodDisruptionBudget monitoring/grafana
StatefulSet monitoring/grafana
ConfigMap monitoring/grafana-config
ConfigMap monitoring/grafana-dashboard-dwcp-executive
ConfigMap monitoring/grafana-dashboard-dwcp-performance"
`);
  });

  it('keeps SQLite on a volume of its own', () => {
    expect(valueAt(componentOf(site()).objects, 'StatefulSet', 'spec', 'volumeClaimTemplates')).toMatchObject(
      [
        {
          metadata: { name: 'data' },
          spec: { storageClassName: 'ssd', resources: { requests: { storage: '2Gi' } } },
        },
      ],
    );
    expect(containerOf(componentOf(site()))).toMatchObject({
      volumeMounts: expect.arrayContaining([{ name: 'data', mountPath: '/var/lib/grafana' }]),
    });
  });

  it('keeps nothing where PostgreSQL does', () => {
    const component = componentOf(shared());
    expect(component.objects.find(({ kind }) => kind === 'StatefulSet')?.spec).not.toHaveProperty(
      'volumeClaimTemplates',
    );
    expect(podOf(component, 'spec', 'volumes')).toEqual(
      expect.arrayContaining([
        { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
        { name: 'data', emptyDir: { sizeLimit: '1Gi' } },
      ]),
    );
  });

  it('starts past the script of the image, with the paths that the files have in dist', () => {
    expect(containerOf(componentOf(site()))).toMatchObject({
      command: ['grafana'],
      args: [
        'server',
        '--homepath=/usr/share/grafana',
        '--config=/etc/grafana/config/grafana/grafana.ini',
        'cfg:paths.provisioning=/etc/grafana/config/grafana/provisioning',
        'cfg:paths.data=/var/lib/grafana',
        'cfg:paths.plugins=/var/lib/grafana/plugins',
        'cfg:server.http_addr=0.0.0.0',
        'cfg:server.http_port=3000',
      ],
    });
    expect(podOf(componentOf(site()), 'spec', 'volumes', 0)).toEqual({
      name: 'grafana-config',
      configMap: {
        name: 'grafana-config',
        items: [
          { key: 'grafana.grafana.ini', path: 'grafana/grafana.ini' },
          {
            key: 'grafana.provisioning.datasources.datasources.yaml',
            path: 'grafana/provisioning/datasources/datasources.yaml',
          },
          {
            key: 'grafana.provisioning.dashboards.dashboards.yaml',
            path: 'grafana/provisioning/dashboards/dashboards.yaml',
          },
        ],
      },
    });
  });

  it('finds all dashboards in one folder, which follows their ConfigMaps', () => {
    const component = componentOf(site());
    expect(podOf(component, 'spec', 'volumes')).toContainEqual({
      name: 'dashboards',
      projected: {
        sources: [
          { configMap: { name: 'grafana-dashboard-dwcp-executive' } },
          { configMap: { name: 'grafana-dashboard-dwcp-performance' } },
        ],
      },
    });
    expect(containerOf(component)).toMatchObject({
      volumeMounts: expect.arrayContaining([
        { name: 'dashboards', mountPath: '/etc/grafana/dashboards', readOnly: true },
      ]),
    });
  });

  it('reads its secrets from files', () => {
    expect(podOf(componentOf(shared()), 'spec', 'volumes')).toEqual(
      expect.arrayContaining([
        {
          name: 'secret-grafana',
          secret: {
            secretName: 'grafana',
            defaultMode: 0o440,
            items: [
              { key: 'admin-password', path: 'admin-password' },
              { key: 'database-password', path: 'database-password' },
              { key: 'secret-key', path: 'secret-key' },
            ],
          },
        },
        {
          name: 'secret-victoria-metrics',
          secret: {
            secretName: 'victoria-metrics',
            defaultMode: 0o440,
            items: [{ key: 'read-token', path: 'read-token' }],
          },
        },
      ]),
    );
  });

  it('is replaced when its settings change, which it reads once, and not when a dashboard does', () => {
    const annotations = (component: Component) => podOf(component, 'metadata', 'annotations');
    const before = annotations(componentOf(site()));
    const elsewhere = site({ hosts: { ...site().hosts, grafana: 'dashboards.example.com' } });
    expect(annotations(componentOf(elsewhere))).not.toEqual(before);
    expect(
      annotations(componentOf(site(), [{ path: 'dashboards/dwcp-executive.json', text: '{}\n' }])),
    ).toEqual(before);
  });

  it('is not restarted while its database is away', () => {
    expect(containerOf(componentOf(site()))).toMatchObject({
      startupProbe: { httpGet: { path: '/api/health' }, failureThreshold: 60 },
      readinessProbe: { httpGet: { path: '/api/health' } },
      livenessProbe: { httpGet: { path: '/healthz' } },
    });
  });

  it('answers anybody from any replica, because sessions are in the database', () => {
    const web = componentOf(shared()).objects.find(
      ({ kind, metadata }: KubernetesObject) => kind === 'Service' && metadata.name === 'grafana-web',
    );
    expect(web?.spec).not.toHaveProperty('sessionAffinity');
  });

  it('gets the authority of the site with which PostgreSQL is checked', () => {
    const certificateAuthority = { configMap: 'authority', key: 'ca.crt' };
    const component = componentOf({ ...shared(), output: { ...cluster, certificateAuthority } });
    expect(containerOf(component)).toMatchObject({
      volumeMounts: expect.arrayContaining([
        { name: 'certificate-authority', mountPath: '/etc/grafana/certificate-authority', readOnly: true },
      ]),
    });
  });

  it('is as large as the environment says', () => {
    const resources = { cpu: 1.5, memory: mebibytes(700) };
    expect(componentOf(site({ grafana: { ...choices, resources } })).size).toEqual({
      replicas: 1,
      ...resources,
      storage: gibibytes(2),
    });
  });
});
