import { setupFolder } from '#lib/components/elasticsearch-setup/script';
import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import type { NativeFile } from '#lib/native-file';
import { days } from '#lib/units/duration';

/**
 * What the script sends: who may do what, and where snapshots go.
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/security-privileges.html
 */
export const setupBodies = (
  { retention }: TracesChoices,
  { snapshots }: ElasticsearchStorage,
): readonly NativeFile[] => [
  // Stores, searches and, by the index cleaner, deletes; nothing of others.
  json('role-jaeger', {
    cluster: ['monitor', 'manage_index_templates'],
    indices: [
      {
        names: ['jaeger-*'],
        privileges: ['read', 'write', 'create_index', 'delete_index', 'view_index_metadata', 'monitor'],
      },
    ],
  }),
  // Looks at everything but what is in it. How many snapshots failed is not part of read_slm, but an action of its own:
  // https://github.com/elastic/elasticsearch/blob/v8.19.0/x-pack/plugin/core/src/main/java/org/elasticsearch/xpack/core/security/authz/privilege/ClusterPrivilegeResolver.java
  json('role-monitoring', {
    cluster: ['monitor', 'monitor_snapshot', 'read_slm', 'cluster:admin/slm/stats'],
    indices: [{ names: ['*'], privileges: ['monitor', 'view_index_metadata'] }],
  }),
  ...(snapshots.kind === 'none'
    ? []
    : [
        json('snapshot-repository', {
          type: 's3',
          settings: { bucket: snapshots.bucket.bucket, base_path: 'elasticsearch' },
        }),
        // A snapshot holds only what changed, and spans do not: it is kept for as long as what is in it.
        json('snapshot-policy', {
          schedule: '0 30 1 * * ?',
          name: '<traces-{now/d}>',
          repository: 'traces',
          config: { indices: ['jaeger-*'], include_global_state: false },
          retention: { expire_after: `${Math.ceil(retention.inSeconds / days(1).inSeconds)}d`, min_count: 3 },
        }),
      ]),
];

const json = (name: string, body: object): NativeFile => ({
  path: `${setupFolder}/${name}.json`,
  text: `${JSON.stringify(body, null, 2)}\n`,
});
