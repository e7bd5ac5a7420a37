import { duration, resources, storage } from '#lib/environment/convert-values';
import type {
  ClusterTier,
  KeepingChoices,
  SingleNodeTier,
  StatelessChoices,
  VictoriaMetricsChoices,
} from '#lib/environment/metrics-choices';
import type { RawEnvironment } from '#lib/environment/schema';

type Raw = NonNullable<RawEnvironment['victoriaMetrics']>;
type RawCluster = Extract<Raw, { kind: 'cluster' }>;
type RawSingleNode = Extract<Raw, { kind: 'single node' }>;

/** What the file says of long-term storage, with units. */
export function victoriaMetricsChoices(raw: Raw): VictoriaMetricsChoices {
  const { tokens, vmauth, vmalert, vmagent, backup, sites } = raw;
  const common = {
    tokens,
    vmauth: stateless(vmauth),
    vmalert: stateless(vmalert),
    ...(sites && { sites }),
    ...(backup && { backup }),
    ...(vmagent && { vmagent: keeping(vmagent) }),
  };
  if (raw.kind === 'single node') {
    const { warm, cold } = raw;
    return {
      ...common,
      ...singleNode(raw),
      ...(warm && { warm: singleNode(warm) }),
      ...(cold && { cold: singleNode(cold) }),
    };
  }
  const { warm, cold, vmselectAll } = raw;
  return {
    ...common,
    ...cluster(raw),
    ...(warm && { warm: cluster(warm) }),
    ...(cold && { cold: cluster(cold) }),
    ...(vmselectAll && { vmselectAll: keeping(vmselectAll) }),
  };
}

const singleNode = (raw: NonNullable<RawSingleNode['warm']>): SingleNodeTier => ({
  kind: 'single node',
  retention: duration(raw.retention),
  storage: storage(raw.storage),
  flags: raw.flags,
  ...resources(raw),
});

const cluster = (raw: NonNullable<RawCluster['warm']>): ClusterTier => ({
  kind: 'cluster',
  retention: duration(raw.retention),
  replicationFactor: raw.replicationFactor,
  vminsert: stateless(raw.vminsert),
  vmselect: keeping(raw.vmselect),
  vmstorage: keeping(raw.vmstorage),
});

const stateless = (raw: Raw['vmauth']): StatelessChoices => ({
  replicas: raw.replicas,
  flags: raw.flags,
  ...resources(raw),
});

const keeping = (raw: RawCluster['vmselect']): KeepingChoices => ({
  ...stateless(raw),
  storage: storage(raw.storage),
});
