import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

/** The good file with three tiers of single nodes. */
const tiered = broken(
  'targets:\n',
  `victoriaMetrics:
  kind: single node
  retention: 7d
  storage: { storageClass: fast, size: 200Gi }
  warm:
    retention: 30d
    storage: { storageClass: fast, size: 201Gi }
  cold:
    retention: 365d
    storage: { storageClass: fast, size: 202Gi }
  vmagent:
    storage: { storageClass: fast, size: 10Gi }
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
targets:
`,
);

const told = (from: string, to: string) => problemsOf({ 'site.yaml': broken(from, to, tiered) });

describe('tiers in an environment file', () => {
  it('are right in the good file, and can be switched off one by one', () => {
    expect(problemsOf({ 'site.yaml': tiered })).toBe('no problem');
    expect(told('  cold:\n    retention: 365d\n    storage: { storageClass: fast, size: 202Gi }\n', '')).toBe(
      'no problem',
    );
    expect(told('  warm:\n    retention: 30d\n    storage: { storageClass: fast, size: 201Gi }\n', '')).toBe(
      'no problem',
    );
  });

  it('keep samples longer the fewer they keep', () => {
    expect(told('retention: 30d', 'retention: 7d')).toBe(
      `environments/site.yaml:37:16 victoriaMetrics.warm.retention: warm keeps samples for 7d, and hot, which keeps more of them, for 7d
        retention: 7d
                   ^^ write more than 7d, or remove warm`,
    );
    expect(told('retention: 365d', 'retention: 20d')).toBe(
      `environments/site.yaml:40:16 victoriaMetrics.cold.retention: cold keeps samples for 20d, and warm, which keeps more of them, for 30d
        retention: 20d
                   ^^^ write more than 30d, or remove cold`,
    );
  });

  it('keep samples for a time that VictoriaMetrics takes, each of them', () => {
    expect(told('retention: 365d', 'retention: 101y')).toBe(
      `environments/site.yaml:40:16 victoriaMetrics.cold.retention: 36865d is more than 36500d, the most that VictoriaMetrics keeps
        retention: 101y
                   ^^^^ write less`,
    );
  });

  it('name a storage class', () => {
    expect(told('{ storageClass: fast, size: 202Gi }', '{ size: 202Gi }')).toBe(
      `environments/site.yaml:41:5 victoriaMetrics.cold.storage.storageClass: is missing
        storage: { size: 202Gi }
        ^^^^^^^ add storageClass: fast`,
    );
  });

  it('have something that passes samples on to them', () => {
    expect(told('  vmagent:\n    storage: { storageClass: fast, size: 10Gi }\n', '')).toBe(
      `environments/site.yaml:32:1 victoriaMetrics.vmagent: is missing, and nothing passes samples on to the further tiers and other sites
    victoriaMetrics:
    ^^^^^^^^^^^^^^^ add vmagent, with storage for its queues`,
    );
  });

  it('have nothing that passes samples on where there is one', () => {
    expect(
      problemsOf({
        'site.yaml': tiered
          .replace('  warm:\n    retention: 30d\n    storage: { storageClass: fast, size: 201Gi }\n', '')
          .replace('  cold:\n    retention: 365d\n    storage: { storageClass: fast, size: 202Gi }\n', ''),
      }),
    ).toBe(`environments/site.yaml:36:3 victoriaMetrics.vmagent: is given, and there is one tier and one site: samples get there by themselves
      vmagent:
      ^^^^^^^ remove it, or add warm, cold or sites`);
  });

  it('are copied into a bucket only where something says where that is', () => {
    expect(told('  vmagent:\n', '  backup: { bucket: dwcp-metrics }\n  vmagent:\n')).toBe(
      `environments/site.yaml:42:21 victoriaMetrics.backup.bucket: copies go into a bucket, and there is no objectStorage: nothing says where that is, and which Secrets open it
      backup: { bucket: dwcp-metrics }
                        ^^^^^^^^^^^^ add objectStorage, or remove backup`,
    );
  });
});

/** The good file with two tiers of clusters. */
const clusters = broken(
  'targets:\n',
  `victoriaMetrics:
  kind: cluster
  retention: 7d
  vmselect: { storage: { storageClass: fast, size: 10Gi } }
  vmstorage: { storage: { storageClass: fast, size: 100Gi } }
  cold:
    retention: 365d
    vmselect: { storage: { storageClass: fast, size: 10Gi } }
    vmstorage: { replicas: 3, storage: { storageClass: fast, size: 101Gi } }
  vmselectAll: { storage: { storageClass: fast, size: 10Gi } }
  vmagent: { storage: { storageClass: fast, size: 10Gi } }
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
targets:
`,
);

describe('tiers of clusters in an environment file', () => {
  it('have twice as many storage nodes as copies, less one, each of them', () => {
    expect(problemsOf({ 'site.yaml': clusters })).toBe('no problem');
    expect(problemsOf({ 'site.yaml': broken('replicas: 3, ', 'replicas: 2, ', clusters) })).toBe(
      `environments/site.yaml:40:28 victoriaMetrics.cold.vmstorage.replicas: 2 storage nodes are less than 3, which replicationFactor 2 needs (2 x 2 - 1)
        vmstorage: { replicas: 2, storage: { storageClass: fast, size: 101Gi } }
                               ^ write 3 or more, or replicationFactor: 1`,
    );
  });
});
