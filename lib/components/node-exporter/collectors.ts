/** A part of node-exporter that can be switched on by itself. */
export interface Collector {
  readonly name: string;
  /** What the names of its metrics begin with. */
  readonly prefixes: readonly string[];
  /** Folders of the machine that it reads. */
  readonly reads: readonly MachineFolder[];
  /** Whether it tells about the network that it is in: in a pod that of the pod, which nobody asks for. @default false */
  readonly isOfOwnNetwork?: true;
}

export type MachineFolder = 'proc' | 'sys' | 'root';

/** As node-exporter 1.12 has them: https://github.com/prometheus/node_exporter#collectors */
export const collectors: readonly Collector[] = [
  { name: 'arp', prefixes: ['node_arp_'], reads: ['proc'], isOfOwnNetwork: true },
  { name: 'bonding', prefixes: ['node_bonding_'], reads: ['sys'] },
  { name: 'btrfs', prefixes: ['node_btrfs_'], reads: ['proc', 'sys', 'root'] },
  { name: 'conntrack', prefixes: ['node_nf_conntrack_'], reads: ['proc'], isOfOwnNetwork: true },
  { name: 'cpu', prefixes: ['node_cpu_'], reads: ['proc', 'sys'] },
  { name: 'cpufreq', prefixes: ['node_cpu_frequency_', 'node_cpu_scaling_'], reads: ['sys'] },
  { name: 'diskstats', prefixes: ['node_disk_'], reads: ['proc', 'sys'] },
  { name: 'dmi', prefixes: ['node_dmi_'], reads: ['sys'] },
  { name: 'edac', prefixes: ['node_edac_'], reads: ['sys'] },
  { name: 'entropy', prefixes: ['node_entropy_'], reads: ['proc'] },
  { name: 'filefd', prefixes: ['node_filefd_'], reads: ['proc'] },
  { name: 'filesystem', prefixes: ['node_filesystem_'], reads: ['proc', 'root'] },
  { name: 'hwmon', prefixes: ['node_hwmon_'], reads: ['sys'] },
  { name: 'kernel_hung', prefixes: ['node_kernel_hung_'], reads: ['proc'] },
  { name: 'loadavg', prefixes: ['node_load'], reads: ['proc'] },
  { name: 'mdadm', prefixes: ['node_md_'], reads: ['proc', 'sys'] },
  { name: 'meminfo', prefixes: ['node_memory_'], reads: ['proc'] },
  { name: 'netclass', prefixes: ['node_network_', 'node_network_transmit_queue_length'], reads: ['sys'] },
  {
    name: 'netdev',
    prefixes: ['node_network_receive_', 'node_network_transmit_'],
    reads: ['proc'],
    isOfOwnNetwork: true,
  },
  { name: 'netstat', prefixes: ['node_netstat_'], reads: ['proc'], isOfOwnNetwork: true },
  { name: 'nvme', prefixes: ['node_nvme_'], reads: ['sys'] },
  { name: 'os', prefixes: ['node_os_'], reads: ['root'] },
  { name: 'pressure', prefixes: ['node_pressure_'], reads: ['proc'] },
  { name: 'rapl', prefixes: ['node_rapl_'], reads: ['sys'] },
  { name: 'schedstat', prefixes: ['node_schedstat_'], reads: ['proc'] },
  { name: 'selinux', prefixes: ['node_selinux_'], reads: ['proc', 'sys'] },
  { name: 'sockstat', prefixes: ['node_sockstat_'], reads: ['proc'], isOfOwnNetwork: true },
  { name: 'softnet', prefixes: ['node_softnet_'], reads: ['proc'], isOfOwnNetwork: true },
  {
    name: 'stat',
    prefixes: ['node_boot_time_', 'node_context_switches_', 'node_forks_', 'node_intr_', 'node_procs_'],
    reads: ['proc'],
  },
  { name: 'textfile', prefixes: ['node_textfile_'], reads: [] },
  { name: 'thermal_zone', prefixes: ['node_thermal_zone_', 'node_cooling_device_'], reads: ['sys'] },
  { name: 'time', prefixes: ['node_time_'], reads: ['sys'] },
  { name: 'timex', prefixes: ['node_timex_'], reads: [] },
  { name: 'udp_queues', prefixes: ['node_udp_queues'], reads: ['proc'], isOfOwnNetwork: true },
  { name: 'uname', prefixes: ['node_uname_'], reads: [] },
  { name: 'vmstat', prefixes: ['node_vmstat_'], reads: ['proc'] },
  { name: 'watchdog', prefixes: ['node_watchdog_'], reads: ['sys'] },
  { name: 'xfs', prefixes: ['node_xfs_'], reads: ['proc', 'sys'] },
];

/** The collector whose metric it is. @returns undefined for what node-exporter shows of itself */
export function collectorOf(metric: string): Collector | undefined {
  const candidates = collectors.flatMap((collector) =>
    collector.prefixes
      .filter((prefix) => metric.startsWith(prefix))
      .map((prefix) => ({ collector, length: prefix.length })),
  );
  return candidates.sort((one, other) => other.length - one.length)[0]?.collector;
}

/** The collectors that show some metrics, in the order of their names. */
export function collectorsFor(metrics: readonly string[]): readonly Collector[] {
  const wanted = new Set(metrics.map(collectorOf));
  return collectors.filter((collector) => wanted.has(collector));
}
