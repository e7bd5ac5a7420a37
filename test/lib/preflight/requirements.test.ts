import type { KubernetesObject } from '#lib/kubernetes/object';
import { dnsPeers } from '#lib/preflight/dns-peers';
import { references } from '#lib/preflight/references';
import { foreignNamespaces, storageNeeds } from '#lib/preflight/requirements';
import { manifests } from '#test/lib/preflight/example';

const withPod = (pod: Readonly<Record<string, unknown>>): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'grafana', namespace: 'monitoring' },
  spec: { template: { spec: pod } },
});

describe('What manifests need', () => {
  it('is the Secrets and ConfigMaps of their volumes, by key', () => {
    expect(references(manifests)).toEqual([
      { kind: 'ConfigMap', namespace: 'monitoring', name: 'authority', keys: ['ca.crt'] },
      { kind: 'Secret', namespace: 'monitoring', name: 'remote-write', keys: ['token', 'user'] },
    ]);
  });

  it('is what their variables, projected volumes and registries take too', () => {
    const pod = {
      imagePullSecrets: [{ name: 'registry' }],
      volumes: [
        { projected: { sources: [{ secret: { name: 'admin', items: [{ key: 'user', path: 'user' }] } }] } },
      ],
      containers: [
        {
          env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'admin', key: 'password' } } }],
          envFrom: [{ configMapRef: { name: 'site' } }],
        },
      ],
    };
    expect(references([withPod(pod)])).toEqual([
      { kind: 'ConfigMap', namespace: 'monitoring', name: 'site', keys: [] },
      { kind: 'Secret', namespace: 'monitoring', name: 'admin', keys: ['password', 'user'] },
      { kind: 'Secret', namespace: 'monitoring', name: 'registry', keys: ['.dockerconfigjson'] },
    ]);
  });

  it('is neither what is optional nor what they bring along', () => {
    const own = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', namespace: 'monitoring' } };
    const pod = {
      volumes: [{ configMap: { name: 'own' } }, { secret: { secretName: 'extra', optional: true } }],
    };
    expect(references([withPod(pod), own])).toEqual([]);
  });

  it('is the namespaces of others', () => {
    expect(foreignNamespaces(manifests)).toEqual([
      { name: 'dwcp', objects: ['Role monitoring-prometheus', 'RoleBinding monitoring-prometheus'] },
    ]);
  });

  it('is storage, by class and without one', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'grafana', namespace: 'monitoring' },
      spec: {},
    };
    expect(storageNeeds([...manifests, claim])).toEqual({
      classes: [{ name: 'fast', users: ['prometheus'] }],
      ofDefault: ['grafana'],
    });
  });

  it('is where policies let pods ask for names', () => {
    expect(dnsPeers(manifests)).toEqual([
      { policy: 'allow-dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    ]);
  });
});
