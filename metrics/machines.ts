import { impliedBy, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { nodeExporter } from '#metrics/dwcp-jobs';

/** What node-exporter shows only on real machines: the one it was learned from is virtual. */
const onRealMachines = {
  job: nodeExporter,
  source: { kind: 'documented', document: 'https://github.com/prometheus/node_exporter#enabled-by-default' },
} as const;
const cpuPackage = upTo(8, 'The processor');

/** Read from the kernel, which counts from the start. */
export const coreThrottles = counter('node_cpu_core_throttles_total', {
  help: 'Times that a core was slowed down because it was too hot',
  unit: 'count',
  labels: { package: cpuPackage, core: upTo(128, 'The core of the processor') },
  zeroInitialised: true,
  ...onRealMachines,
});

/** Read from the kernel, which counts from the start. */
export const packageThrottles = counter('node_cpu_package_throttles_total', {
  help: 'Times that a processor was slowed down because it was too hot',
  unit: 'count',
  labels: { package: cpuPackage },
  zeroInitialised: true,
  ...onRealMachines,
});

export const zoneTemperature = gauge('node_thermal_zone_temp', {
  help: 'Temperature of a thermal zone',
  unit: 'celsius',
  labels: { zone: upTo(32, 'The number of the zone'), type: impliedBy('zone', 'What the zone is') },
  ...onRealMachines,
});
