import { logsChoices, profilesChoices, tracesChoices } from '#lib/environment/convert-signals';
import { bytes, duration, resources, storage } from '#lib/environment/convert-values';
import { victoriaMetricsChoices } from '#lib/environment/convert-victoria-metrics';
import type { AlertOverride, Environment, Load } from '#lib/environment/environment';
import type { ExportersChoices } from '#lib/environment/exporters-choices';
import type { GrafanaChoices, GrafanaDatabase } from '#lib/environment/grafana-choices';
import type { Located } from '#lib/environment/problem-at';
import type { RawEnvironment } from '#lib/environment/schema';

/** Gives the values of a checked file their types; nothing is decided here. */
export function convert(raw: RawEnvironment, { place }: Located): Environment {
  const {
    prometheus,
    alertmanager,
    victoriaMetrics,
    grafana,
    load,
    traces,
    logs,
    profiles,
    access,
    exporters,
    ...rest
  } = raw;
  return {
    ...rest,
    ...(victoriaMetrics && { victoriaMetrics: victoriaMetricsChoices(victoriaMetrics) }),
    ...(grafana && { grafana: grafanaChoices(grafana) }),
    load: loadOf(load),
    ...(traces && { traces: tracesChoices(traces) }),
    ...(logs && { logs: logsChoices(logs) }),
    ...(profiles && { profiles: profilesChoices(profiles) }),
    ...(access && { access }),
    exporters: exportersChoices(exporters),
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

function loadOf({ logBytesPerDay, ...rest }: RawEnvironment['load']): Load {
  return { ...rest, ...(logBytesPerDay !== undefined && { logBytesPerDay: bytes(logBytesPerDay) }) };
}

function grafanaChoices(raw: Raw<'grafana'>): GrafanaChoices {
  const { database, resources: explicit, ...rest } = raw;
  return { ...rest, database: grafanaDatabase(database), ...resources({ resources: explicit }) };
}

function grafanaDatabase(raw: Raw<'grafana'>['database']): GrafanaDatabase {
  return raw.kind === 'sqlite' ? { ...raw, storage: storage(raw.storage) } : raw;
}

function exportersChoices({
  nodeExporter,
  kubeStateMetrics,
  blackbox,
  alsoKeep,
}: Raw<'exporters'>): ExportersChoices {
  return {
    ...(nodeExporter && {
      nodeExporter: {
        ...(nodeExporter.machines && { machines: nodeExporter.machines }),
        ...resources(nodeExporter),
      },
    }),
    ...(kubeStateMetrics && { kubeStateMetrics: resources(kubeStateMetrics) }),
    ...(blackbox && {
      blackbox: {
        ...(blackbox.hosts && { hosts: blackbox.hosts }),
        urls: blackbox.urls,
        ...resources(blackbox),
      },
    }),
    alsoKeep,
  };
}

function override(raw: RawEnvironment['alerts'][string]): AlertOverride {
  if (raw.kind === 'disabled') return raw;
  return {
    kind: 'changed',
    ...(raw.threshold === undefined ? {} : { threshold: String(raw.threshold) }),
    ...(raw.for === undefined ? {} : { for: duration(raw.for) }),
  };
}
