import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';
import { goodWithElasticsearch } from '#test/lib/environment/traces';

/** The good file with three uses of the object storage. */
const good = `${broken('  spansPerSecond: 1000\n', '  spansPerSecond: 1000\n  logBytesPerDay: 10Gi\n', goodWithElasticsearch)}logs:
  retention: 7d
  storage:
    kind: object storage
    bucket: { bucket: dwcp-logs }
    storage: { storageClass: fast, size: 50Gi }
  tokens: { read: { secret: loki, key: read-token }, write: { secret: loki, key: write-token } }
profiles:
  retention: 7d
  storage:
    kind: object storage
    bucket: { bucket: dwcp-profiles }
    storage: { storageClass: fast, size: 20Gi }
  targets:
    dwcp-v3: { kind: kubernetes, role: pod, namespaces: [dwcp], selector: app=dwcp-v3, ports: [6060] }
  tokens: { read: { secret: pyroscope, key: read-token }, write: { secret: pyroscope, key: write-token } }
`;

const told = (from: string, to: string, text = good) => problemsOf({ 'site.yaml': broken(from, to, text) });

const profilesAmongLogs = `environments/site.yaml:115:23 profiles.storage.bucket.bucket: dwcp-logs is logs.storage.bucket.bucket too, and each deletes in it by its own rules
        bucket: { bucket: dwcp-logs }
                          ^^^^^^^^^ give each a bucket of its own`;

describe('the buckets of an environment', () => {
  it('are right when each use has its own', () => {
    expect(problemsOf({ 'site.yaml': good })).toBe('no problem');
  });

  it('are not shared by logs and profiles', () => {
    expect(told('dwcp-profiles', 'dwcp-logs')).toBe(profilesAmongLogs);
  });

  it('are not shared by snapshots and logs', () => {
    expect(
      told('dwcp-logs', 'dwcp-traces'),
    ).toBe(`environments/site.yaml:108:23 logs.storage.bucket.bucket: dwcp-traces is traces.storage.snapshots.bucket.bucket too, and each deletes in it by its own rules
        bucket: { bucket: dwcp-traces }
                          ^^^^^^^^^^^ give each a bucket of its own`);
  });

  it('are not shared by snapshots and profiles', () => {
    expect(
      told('dwcp-profiles', 'dwcp-traces'),
    ).toBe(`environments/site.yaml:115:23 profiles.storage.bucket.bucket: dwcp-traces is traces.storage.snapshots.bucket.bucket too, and each deletes in it by its own rules
        bucket: { bucket: dwcp-traces }
                          ^^^^^^^^^^^ give each a bucket of its own`);
  });

  it('are compared when something else is wrong with a third', () => {
    const shared = broken('dwcp-profiles', 'dwcp-logs', good);
    expect(told('copies: 2', 'copies: two', shared)).toContain(profilesAmongLogs);
  });
});
