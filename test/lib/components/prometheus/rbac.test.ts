import { prometheus } from '#lib/components/prometheus/component';
import type { Discovery } from '#lib/environment/metrics-choices';
import { catalogue, environment, images, ruleFiles } from '#test/lib/components/example';
import { valueAt } from '#test/lib/components/objects';

const objects = (targets: readonly Discovery[]) => {
  const jobs = Object.fromEntries(targets.map((target, index) => [`job-${index}`, target]));
  return prometheus({ environment: environment({ targets: jobs }), catalogue, ruleFiles, images }).objects;
};
const discovery = (changes: Partial<Extract<Discovery, { kind: 'kubernetes' }>>): Discovery => ({
  kind: 'kubernetes',
  role: 'pod',
  namespaces: [],
  ...changes,
});

describe('what Prometheus may read of the Kubernetes API', () => {
  const rbac = (targets: readonly Discovery[]) =>
    objects(targets)
      .filter(({ kind }) => /Role$/.test(kind))
      .map(({ kind, metadata, rules }) => ({ kind, in: metadata.namespace, rules }));

  it('is nothing when it discovers nothing there', () => {
    expect(rbac([])).toEqual([]);
    expect(valueAt(objects([]), 'ServiceAccount')).toMatchObject({
      automountServiceAccountToken: false,
    });
    expect(valueAt(objects([]), 'StatefulSet')).toMatchObject({
      spec: { template: { spec: { automountServiceAccountToken: false } } },
    });
  });

  it('is what the role needs, in the namespaces that are named', () => {
    const pods = { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] };
    expect(rbac([discovery({ namespaces: ['dwcp', 'apps'] }), discovery({ namespaces: ['dwcp'] })])).toEqual([
      { kind: 'Role', in: 'apps', rules: [pods] },
      { kind: 'Role', in: 'dwcp', rules: [pods] },
    ]);
  });

  it('is the whole cluster where no namespace is named, and for the kubelets', () => {
    expect(rbac([discovery({}), discovery({ role: 'node', namespaces: ['dwcp'] })])).toEqual([
      {
        kind: 'ClusterRole',
        in: undefined,
        rules: [
          { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
          { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] },
          { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
        ],
      },
    ]);
  });
});
