import type { Component } from '#lib/components/component';
import { outline, valueAt } from '#test/lib/components/objects';
import {
  cluster,
  componentOf,
  inCluster,
  locally,
  otherTokens,
  singleNode,
} from '#test/lib/components/victoria-metrics';

const podOf = (component: Component) => valueAt(component.objects, 'StatefulSet', 'spec', 'template', 'spec');
const containerOf = (component: Component) =>
  valueAt(component.objects, 'StatefulSet', 'spec', 'template', 'spec', 'containers', 0);

describe('a storage node in a cluster', () => {
  const vmstorage = componentOf('vmstorage', inCluster());

  it('is made of these objects, in the order in which they are applied', () => {
    expect(outline(vmstorage.objects)).toMatchInlineSnapshot(`
"ServiceAccount monitoring/vmstorage
Service monitoring/vmstorage
NetworkPolicy monitoring/vmstorage-insert-from-vminsert
NetworkPolicy monitoring/vmstorage-select-from-vmselect
NetworkPolicy monitoring/vmstorage-web-from-prometheus
PodDisruptionBudget monitoring/vmstorage
StatefulSet monitoring/vmstorage"
`);
  });

  it('is found before it is ready, so that the others connect while it starts', () => {
    expect(valueAt(vmstorage.objects, 'Service', 'spec')).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  });

  it('is never restarted because it is busy, and the object says why', () => {
    expect(containerOf(vmstorage)).not.toHaveProperty('livenessProbe');
    expect(valueAt(vmstorage.objects, 'StatefulSet', 'metadata', 'annotations')).toEqual({
      'dwcp-monitoring/no-liveness-probe': expect.stringContaining('only busy'),
    });
  });

  it('has more time to stop than its flags take', () => {
    expect(podOf(vmstorage)).toMatchObject({ terminationGracePeriodSeconds: 300 + 30 + 25 });
  });

  it('never shares a node with another where every sample is stored twice, and settles before the next is replaced', () => {
    const affinityOf = ({ objects }: Component) =>
      valueAt(objects, 'StatefulSet', 'spec', 'template', 'spec', 'affinity', 'podAntiAffinity');
    const alone = componentOf('vmstorage', inCluster({ ...cluster, replicationFactor: 1 }));
    expect(affinityOf(vmstorage)).toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
    expect(affinityOf(alone)).toHaveProperty('preferredDuringSchedulingIgnoredDuringExecution');
    expect(valueAt(vmstorage.objects, 'StatefulSet', 'spec', 'minReadySeconds')).toBe(60);
  });

  it('keeps its data in a folder of its own on its volume', () => {
    expect(containerOf(vmstorage)).toMatchObject({
      args: expect.arrayContaining(['-storageDataPath=/storage/data']),
      volumeMounts: [{ name: 'data', mountPath: '/storage' }],
    });
  });
});

describe('vmselect in a cluster', () => {
  const vmselect = componentOf('vmselect', inCluster());

  it('has its cache on a volume, and is restarted when it hangs', () => {
    expect(containerOf(vmselect)).toMatchObject({
      args: expect.arrayContaining(['-cacheDataPath=/storage/data']),
      volumeMounts: [{ name: 'data', mountPath: '/storage' }],
      readinessProbe: { httpGet: { path: '/health' } },
      livenessProbe: { httpGet: { path: '/-/healthy' }, failureThreshold: 6 },
    });
  });
});

describe('vmauth in a cluster', () => {
  const vmauth = componentOf('vmauth', inCluster());

  it('is made of these objects, in the order in which they are applied', () => {
    expect(outline([...vmauth.objects, ...vmauth.mirrors])).toMatchInlineSnapshot(`
"ServiceAccount monitoring/vmauth
Service monitoring/vmauth
Service monitoring/vmauth-web
NetworkPolicy monitoring/vmauth-web-from-prometheus
NetworkPolicy monitoring/vmauth-web-from-vmalert
NetworkPolicy monitoring/vmauth-to-vminsert-web
NetworkPolicy monitoring/vmauth-to-vmselect-web
PodDisruptionBudget monitoring/vmauth
StatefulSet monitoring/vmauth
ConfigMap monitoring/vmauth-config"
`);
  });

  it('gets its tokens in variables, because it reads none from files', () => {
    expect(containerOf(vmauth)).toMatchObject({
      env: [
        {
          name: 'READ_TOKEN',
          valueFrom: { secretKeyRef: { name: 'victoria-metrics', key: 'read-token' } },
        },
        {
          name: 'WRITE_TOKEN',
          valueFrom: { secretKeyRef: { name: 'victoria-metrics', key: 'write-token' } },
        },
      ],
      volumeMounts: [{ name: 'vmauth-config', mountPath: '/etc/vmauth/config', readOnly: true }],
    });
  });

  it('gets second tokens in variables of their own, and tells them among its secrets and choices', () => {
    const changing = componentOf(
      'vmauth',
      inCluster({ ...cluster, tokens: { ...cluster.tokens, ...otherTokens } }),
    );
    expect(containerOf(changing)).toMatchObject({
      env: [
        { name: 'READ_TOKEN' },
        { name: 'WRITE_TOKEN' },
        {
          name: 'OTHER_READ_TOKEN',
          valueFrom: { secretKeyRef: { name: 'victoria-metrics', key: 'read-token-2' } },
        },
        {
          name: 'OTHER_WRITE_TOKEN',
          valueFrom: { secretKeyRef: { name: 'victoria-metrics', key: 'write-token-2' } },
        },
      ],
    });
    expect(changing.secrets.slice(2)).toEqual([
      {
        secret: 'victoria-metrics',
        key: 'read-token-2',
        purpose: 'second bearer token of those who read VictoriaMetrics, while it is changed',
      },
      {
        secret: 'victoria-metrics',
        key: 'write-token-2',
        purpose: 'second bearer token of those who write to VictoriaMetrics, while it is changed',
      },
    ]);
    const tokensOf = ({ choices }: Component) =>
      choices.filter(({ name }) => name.endsWith('token')).map(({ name, value }) => `${name} ${value}`);
    expect(tokensOf(vmauth)).toEqual([
      'read token victoria-metrics/read-token',
      'write token victoria-metrics/write-token',
    ]);
    expect(tokensOf(changing).slice(2)).toEqual([
      'other read token victoria-metrics/read-token-2',
      'other write token victoria-metrics/write-token-2',
    ]);
  });

  it('sends a client to any replica, because they are alike', () => {
    expect(vmauth.objects.filter(({ kind }) => kind === 'Service')[1]).toMatchObject({
      metadata: { name: 'vmauth-web' },
      spec: expect.not.objectContaining({ sessionAffinity: 'ClientIP' }),
    });
  });

  it('needs no budget for disruptions when it is alone', () => {
    const alone = componentOf('vmauth', inCluster({ ...cluster, vmauth: { replicas: 1, flags: {} } }));
    expect(outline(alone.objects)).not.toContain('PodDisruptionBudget');
  });
});

describe('vmalert in a cluster', () => {
  it('reads its tokens from files, and its rules from its own ConfigMap', () => {
    const vmalert = componentOf('vmalert', inCluster());
    expect(containerOf(vmalert)).toMatchObject({
      volumeMounts: [
        { name: 'vmalert-rules', mountPath: '/etc/vmalert/rules', readOnly: true },
        {
          name: 'secret-victoria-metrics',
          mountPath: '/etc/vmalert/secrets/victoria-metrics',
          readOnly: true,
        },
      ],
    });
    expect(vmalert.secrets).toEqual([
      {
        secret: 'victoria-metrics',
        key: 'read-token',
        purpose: 'bearer token of those who read VictoriaMetrics',
      },
      {
        secret: 'victoria-metrics',
        key: 'write-token',
        purpose: 'bearer token of those who write to VictoriaMetrics',
      },
    ]);
  });
});

describe('the single node in a cluster', () => {
  it('is made of these objects, in the order in which they are applied', () => {
    expect(outline(componentOf('victoria-metrics', inCluster(singleNode)).objects)).toMatchInlineSnapshot(`
"ServiceAccount monitoring/victoria-metrics
Service monitoring/victoria-metrics
NetworkPolicy monitoring/victoria-metrics-web-from-vmauth
NetworkPolicy monitoring/victoria-metrics-web-from-prometheus
StatefulSet monitoring/victoria-metrics"
`);
  });
});

describe('vmauth on one machine', () => {
  it('gets its tokens in variables, from the files that everybody else reads', () => {
    expect(componentOf('vmauth', locally()).processes[0]).toMatchObject({
      name: 'vmauth-0',
      environmentFiles: {
        READ_TOKEN: 'secrets/victoria-metrics/read-token',
        WRITE_TOKEN: 'secrets/victoria-metrics/write-token',
      },
      ready: 'http://127.0.0.1:8427/health',
    });
  });
});
