import { kubeStateMetricsProgram } from '#lib/components/kube-state-metrics/component';
import { resourcesFor, stateResources } from '#lib/components/kube-state-metrics/resources';
import { cluster, environment } from '#test/lib/components/example';

const kept = ['kube_deployment_spec_replicas', 'kube_pod_info'];
const program = kubeStateMetricsProgram({ environment: environment(), choices: {}, kept });

describe('kube-state-metrics', () => {
  it('watches what it tells about, and makes nothing but what is kept', () => {
    expect(program.arguments({ file: (path) => path, data: 'data', listen: () => ':8080' })).toEqual([
      '--port=8080',
      '--telemetry-host=127.0.0.1',
      '--resources=deployments,pods',
      '--metric-allowlist=kube_deployment_spec_replicas,kube_pod_info',
    ]);
  });

  it('may list and watch these objects, and nothing else', () => {
    const [role, binding] = program.roles?.(cluster) ?? [];
    expect(role).toMatchObject({
      kind: 'ClusterRole',
      metadata: { name: 'monitoring-kube-state-metrics' },
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list', 'watch'] },
      ],
    });
    expect(binding).toMatchObject({
      subjects: [{ kind: 'ServiceAccount', name: 'kube-state-metrics', namespace: 'monitoring' }],
    });
  });

  it('never reads Secrets and ConfigMaps, whose contents would come along', () => {
    expect(resourcesFor(['kube_secret_info', 'kube_configmap_info'])).toEqual([]);
    expect(stateResources.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(secrets|configmaps)$/)]),
    );
  });
});
