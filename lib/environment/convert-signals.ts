import { duration, resources, storage } from '#lib/environment/convert-values';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import type { RawEnvironment } from '#lib/environment/schema';
import type { Bucket } from '#lib/environment/shared-choices';
import type { TraceStorage, TracesChoices } from '#lib/environment/traces-choices';

type Raw<Key extends 'traces' | 'logs' | 'profiles'> = NonNullable<RawEnvironment[Key]>;

/** What the file says of traces, with units. */
export function tracesChoices({
  token,
  from,
  retention,
  collector,
  sampler,
  storage: kept,
}: Raw<'traces'>): TracesChoices {
  return {
    token,
    from,
    retention: duration(retention),
    collector: { ...replicated(collector), storage: storage(collector.storage) },
    sampler: {
      ...replicated(sampler),
      percentage: sampler.percentage,
      always: sampler.always,
      decisionWait: duration(sampler.decisionWait),
      storage: storage(sampler.storage),
    },
    storage: traceStorage(kept),
  };
}

function traceStorage(raw: Raw<'traces'>['storage']): TraceStorage {
  if (raw.kind === 'badger') return { kind: raw.kind, storage: storage(raw.storage), ...resources(raw) };
  const { kind, nodes, shards, copies, nodeCertificates, passwords, snapshots } = raw;
  return {
    kind,
    nodes,
    shards,
    copies,
    nodeCertificates,
    passwords,
    collector: replicated(raw.collector),
    query: replicated(raw.query),
    storage: storage(raw.storage),
    ...resources(raw),
    snapshots:
      snapshots.kind === 'none' ? snapshots : { kind: snapshots.kind, bucket: bucket(snapshots.bucket) },
  };
}

const replicated = (raw: Pick<Raw<'traces'>['collector'], 'replicas' | 'resources'>) => ({
  replicas: raw.replicas,
  ...resources(raw),
});

/** What the file says of logs, with units. */
export function logsChoices(raw: Raw<'logs'>): LogsChoices {
  const { agent, storage: kept } = raw;
  return {
    retention: duration(raw.retention),
    storage:
      kept.kind === 'filesystem'
        ? { kind: kept.kind, storage: storage(kept.storage) }
        : { ...kept, bucket: bucket(kept.bucket), storage: storage(kept.storage) },
    ...resources(raw),
    tokens: raw.tokens,
    gateway: replicated(raw.gateway),
    agent: { excludedNamespaces: agent.excludedNamespaces, ...resources(agent) },
    files: raw.files,
    indexLabels: raw.indexLabels,
  };
}

/** What the file says of profiles, with units. */
export function profilesChoices(raw: Raw<'profiles'>): ProfilesChoices {
  const { storage: kept } = raw;
  return {
    retention: duration(raw.retention),
    storage:
      kept.kind === 'filesystem'
        ? { kind: kept.kind, storage: storage(kept.storage) }
        : { kind: kept.kind, bucket: bucket(kept.bucket), storage: storage(kept.storage) },
    ...resources(raw),
    tokens: raw.tokens,
    gateway: replicated(raw.gateway),
    targets: raw.targets,
  };
}

function bucket(raw: { readonly bucket: string; readonly deletesAfter?: string | undefined }): Bucket {
  return {
    bucket: raw.bucket,
    ...(raw.deletesAfter !== undefined && { deletesAfter: duration(raw.deletesAfter) }),
  };
}
