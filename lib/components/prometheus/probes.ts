import { moduleOf } from '#lib/components/blackbox-exporter/modules';
import type { RelabelRule } from '#lib/components/prometheus/relabel';
import type { Environment } from '#lib/environment/environment';
import { addressOf } from '#lib/topology/addresses';
import type { Probe } from '#lib/topology/probes';
import { blackboxExporter } from '#lib/topology/programs';

/**
 * How Prometheus has endpoints probed: blackbox-exporter is asked, and told by parameters what to ask for and how.
 * https://github.com/prometheus/blackbox_exporter#prometheus-configuration
 */
export function probeConfig(probes: readonly Probe[], environment: Environment) {
  const modules = [...new Set(probes.map((probe) => moduleOf(probe, environment.output)))];
  const exporter = addressOf(blackboxExporter, 0, blackboxExporter.ports.web, environment);
  const rules: readonly RelabelRule[] = [
    { source_labels: ['__address__'], target_label: '__param_target' },
    { source_labels: ['__address__'], target_label: 'instance' },
    { target_label: '__address__', replacement: exporter },
  ];
  return {
    static_configs: modules.map((module) => ({
      targets: probes
        .filter((probe) => moduleOf(probe, environment.output) === module)
        .map(({ target }) => target),
      labels: { __param_module: module },
    })),
    relabel_configs: rules,
  };
}
