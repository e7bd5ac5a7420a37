import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { TracesChoices } from '#lib/environment/traces-choices';

/** Files on the volume; what is older than the retention expires by itself. https://www.jaegertracing.io/docs/2.13/storage/badger/ */
export const badgerBackend = (paths: ReplicaPaths, { retention }: TracesChoices) => ({
  badger: {
    directories: { keys: `${paths.data}/keys`, values: `${paths.data}/values` },
    ephemeral: false,
    ttl: { spans: retention.toGo() },
  },
});
