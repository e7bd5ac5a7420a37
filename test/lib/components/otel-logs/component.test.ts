import { podReader } from '#lib/components/collector/pod-reader';
import { otelLogsProgram } from '#lib/components/otel-logs/component';
import { otelLogs } from '#lib/topology/programs';
import { cluster } from '#test/lib/components/example';
import { inCluster, onFiles } from '#test/lib/components/logs';

describe('what collects logs', () => {
  const program = otelLogsProgram({ environment: inCluster(), choices: onFiles });

  it('may read the logs of the node, and write only to a folder of its own', () => {
    expect(program.nodeFolders).toEqual([
      { name: 'pod-logs', path: '/var/log/pods' },
      { name: 'data', path: '/var/lib/dwcp-monitoring/otel-logs', writable: true },
    ]);
  });

  it('is root, because the files are, and has nothing else of root', () => {
    expect(program.podSecurity).toEqual({
      runAsUser: 0,
      runAsGroup: 0,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('may ask for pods, and nothing else', () => {
    expect(podReader(otelLogs, cluster)[0]).toMatchObject({
      kind: 'ClusterRole',
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    });
  });
});
