import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { percent, ratio } from '#lib/units/quantity';
import { coreThrottles, packageThrottles } from '#metrics/machines';

/** Memory and disks: how much is used, and whether something waits for it. */
export const machines = row('Machines', [
  timeSeries('CPU of Machines', {
    description: 'Share of the time in which the cores of each machine were not idle.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[${rateInterval}]))`,
        legend: '{{instance}}',
      },
    ],
    limits: { worse: 'above', steps: [{ at: percent(80), color: 'yellow' }] },
  }),
  timeSeries('Waiting for CPU', {
    description:
      'Share of the time in which something waited for a core. Above zero while the cores are busy: more work than they can do.',
    unit: 'ratio',
    min: 0,
    queries: [
      {
        expr: promql`rate(node_pressure_cpu_waiting_seconds_total[${rateInterval}])`,
        legend: '{{instance}}',
      },
    ],
  }),
  timeSeries('Memory of Machines', {
    description: 'Share of the memory that programs could not get any more.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`1 - node_memory_MemAvailable_bytes / (node_memory_MemTotal_bytes > 0)`,
        legend: '{{instance}}',
      },
    ],
    limits: { worse: 'above', steps: [{ at: percent(80), color: 'yellow' }] },
  }),
  timeSeries('Waiting for Memory', {
    description: 'Share of the time in which something waited for memory to be freed.',
    unit: 'ratio',
    min: 0,
    queries: [
      {
        expr: promql`rate(node_pressure_memory_waiting_seconds_total[${rateInterval}])`,
        legend: '{{instance}}',
      },
    ],
  }),
  timeSeries('Disk Space of Machines', {
    description: 'Share of each file system that is used, without those in memory.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`
          1 - node_filesystem_avail_bytes{fstype!~"tmpfs|ramfs"}
            / (node_filesystem_size_bytes{fstype!~"tmpfs|ramfs"} > 0)`,
        legend: '{{instance}} {{mountpoint}}',
      },
    ],
    limits: {
      worse: 'above',
      steps: [
        { at: ratio(0.85), color: 'yellow' },
        { at: ratio(0.95), color: 'red' },
      ],
    },
  }),
  timeSeries('Busy Disks', {
    description: 'Share of the time in which each disk was at work.',
    unit: 'ratio',
    min: 0,
    queries: [
      {
        expr: promql`rate(node_disk_io_time_seconds_total[${rateInterval}])`,
        legend: '{{instance}} {{device}}',
      },
    ],
  }),
  timeSeries('Disk Traffic of Machines', {
    description: 'What the disks of each machine read and write.',
    unit: 'bytesPerSecond',
    queries: [
      {
        expr: promql`sum by (instance) (rate(node_disk_read_bytes_total[${rateInterval}]))`,
        legend: '{{instance}} read',
      },
      {
        expr: promql`sum by (instance) (rate(node_disk_written_bytes_total[${rateInterval}]))`,
        legend: '{{instance}} written',
      },
    ],
  }),
  timeSeries('Throttled for Heat', {
    description:
      'How often cores and processors of each machine were slowed down for heat. Zero also where a machine does not tell, as virtual ones.',
    unit: 'perSecond',
    queries: [
      {
        expr: promql`
          sum by (instance) (rate(${coreThrottles}[${rateInterval}]))
            or 0 * sum by (instance) (node_memory_MemTotal_bytes)`,
        legend: '{{instance}} cores',
      },
      {
        expr: promql`
          sum by (instance) (rate(${packageThrottles}[${rateInterval}]))
            or 0 * sum by (instance) (node_memory_MemTotal_bytes)`,
        legend: '{{instance}} processors',
      },
    ],
  }),
]);
