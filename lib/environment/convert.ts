import type {
  AlertOverride,
  Environment,
  GrafanaChoices,
  GrafanaDatabase,
  Resources,
  StatelessChoices,
  Storage,
  VictoriaMetricsChoices,
} from '#lib/environment/environment';
import type { Located } from '#lib/environment/problem-at';
import type { RawEnvironment } from '#lib/environment/schema';
import { Bytes } from '#lib/units/bytes';
import { Duration } from '#lib/units/duration';

/** Gives the values of a checked file their types; nothing is decided here. */
export function convert(raw: RawEnvironment, { place }: Located): Environment {
  const { prometheus, alertmanager, victoriaMetrics, grafana, ...rest } = raw;
  return {
    ...rest,
    ...(victoriaMetrics && { victoriaMetrics: victoriaMetricsChoices(victoriaMetrics) }),
    ...(grafana && { grafana: grafanaChoices(grafana) }),
    prometheus: {
      replicas: prometheus.replicas,
      retention: { time: duration(prometheus.retention.time), size: bytes(prometheus.retention.size) },
      storage: storage(prometheus.storage),
      ...resources(prometheus),
    },
    alertmanager: {
      replicas: alertmanager.replicas,
      retention: duration(alertmanager.retention),
      storage: storage(alertmanager.storage),
      ...resources(alertmanager),
    },
    alerts: Object.fromEntries(Object.entries(raw.alerts).map(([name, alert]) => [name, override(alert)])),
    place,
  };
}

type Raw<Key extends keyof RawEnvironment> = NonNullable<RawEnvironment[Key]>;

function victoriaMetricsChoices(raw: Raw<'victoriaMetrics'>): VictoriaMetricsChoices {
  const common = {
    retention: duration(raw.retention),
    tokens: raw.tokens,
    vmauth: stateless(raw.vmauth),
    vmalert: stateless(raw.vmalert),
  };
  if (raw.kind === 'single node') {
    return { kind: raw.kind, ...common, storage: storage(raw.storage), flags: raw.flags, ...resources(raw) };
  }
  return {
    kind: raw.kind,
    ...common,
    replicationFactor: raw.replicationFactor,
    vminsert: stateless(raw.vminsert),
    vmselect: { ...stateless(raw.vmselect), storage: storage(raw.vmselect.storage) },
    vmstorage: { ...stateless(raw.vmstorage), storage: storage(raw.vmstorage.storage) },
  };
}

function stateless(raw: Raw<'victoriaMetrics'>['vmauth']): StatelessChoices {
  return { replicas: raw.replicas, flags: raw.flags, ...resources(raw) };
}

function grafanaChoices(raw: Raw<'grafana'>): GrafanaChoices {
  const { database, resources: explicit, ...rest } = raw;
  return { ...rest, database: grafanaDatabase(database), ...resources({ resources: explicit }) };
}

function grafanaDatabase(raw: Raw<'grafana'>['database']): GrafanaDatabase {
  return raw.kind === 'sqlite' ? { ...raw, storage: storage(raw.storage) } : raw;
}

function storage(raw: RawEnvironment['prometheus']['storage']): Storage {
  return { ...raw, size: bytes(raw.size) };
}

function resources({
  resources: raw,
}: {
  readonly resources?: RawEnvironment['prometheus']['resources'] | undefined;
}): { readonly resources?: Resources } {
  return raw === undefined ? {} : { resources: { cpu: raw.cpu, memory: bytes(raw.memory) } };
}

function override(raw: RawEnvironment['alerts'][string]): AlertOverride {
  if (raw.kind === 'disabled') return raw;
  return {
    kind: 'changed',
    ...(raw.threshold === undefined ? {} : { threshold: String(raw.threshold) }),
    ...(raw.for === undefined ? {} : { for: duration(raw.for) }),
  };
}

const duration = (text: string): Duration => known(Duration.parse(text), text);
const bytes = (text: string): Bytes => known(Bytes.parse(text), text);

/** The schema's patterns let nothing through that cannot be read. @throws RangeError when they do */
function known<Value>(value: Value | undefined, text: string): Value {
  if (value === undefined) throw new RangeError(`the schema of environments lets ${text} through`);
  return value;
}
