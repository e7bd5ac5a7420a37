import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { Port } from '#lib/topology/program';

/** Names with unit and `_total`, as Prometheus has them. What is left out here means the one or the other, by version. */
const naming = { without_units: false, without_type_suffix: false, without_scope_info: true } as const;

/**
 * What a collector, or Jaeger, which is one, tells about itself: lines as JSON, and its metrics where Prometheus finds them.
 * https://opentelemetry.io/docs/collector/internal-telemetry/
 */
export function ownTelemetry(paths: ReplicaPaths, metrics: Port) {
  const [host, port] = paths.listen(metrics).split(':');
  return {
    logs: { level: 'info', encoding: 'json' },
    metrics: {
      level: 'normal',
      readers: [{ pull: { exporter: { prometheus: { host, port: Number(port), ...naming } } } }],
    },
  };
}
