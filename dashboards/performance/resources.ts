import { DiskSpaceLow, MemoryPressure } from '#alerts/capacity';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { percent } from '#lib/units/quantity';
import {
  cpuUsage,
  diskAvailable,
  diskQueueDepth,
  diskRead,
  diskUsed,
  diskWrite,
  memoryAvailable,
  memoryUsage,
  networkBytesReceived,
  networkBytesSent,
  networkErrors,
} from '#metrics/resources';
import { memoryUtilizationHourly } from '#recordings/performance';

export const resources = row('Resource utilization', [
  timeSeries('CPU Utilization', {
    description: 'CPU in use on each node, of all cores together.',
    unit: 'percent',
    min: 0,
    max: 100,
    queries: [{ expr: promql`${cpuUsage}`, legend: '{{node_id}}' }],
    limits: { worse: 'above', steps: [{ at: percent(80), color: 'yellow' }] },
  }),
  timeSeries('Memory Utilization', {
    description:
      'Memory in use on each node, now and averaged over an hour. The alert watches the average: a short peak is no pressure.',
    unit: 'percent',
    min: 0,
    max: 100,
    queries: [
      {
        expr: promql`100 * ${memoryUsage} / (${memoryUsage} + ${memoryAvailable} > 0)`,
        legend: '{{node_id}}',
      },
      { expr: promql`${memoryUtilizationHourly}`, legend: '{{node_id}}, 1h average' },
    ],
    alerts: [MemoryPressure],
  }),
  timeSeries('Free Disk Space', {
    description: 'Share of each disk that is free.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`${diskAvailable} / (${diskAvailable} + ${diskUsed} > 0)`,
        legend: '{{node_id}} {{device}}',
      },
    ],
    alerts: [DiskSpaceLow],
  }),
  timeSeries('Disk Throughput', {
    description: 'Data that the disks of each node read and write.',
    unit: 'megabitsPerSecond',
    width: 6,
    queries: [
      { expr: promql`sum by (node_id) (${diskRead})`, legend: '{{node_id}} read' },
      { expr: promql`sum by (node_id) (${diskWrite})`, legend: '{{node_id}} written' },
    ],
  }),
  timeSeries('Disk Queue', {
    description:
      'Operations that wait for each disk. A queue that grows while throughput does not: the disk is the limit.',
    unit: 'count',
    width: 6,
    queries: [{ expr: promql`${diskQueueDepth}`, legend: '{{node_id}} {{device}}' }],
  }),
  timeSeries('Network Throughput', {
    description: 'Data that each node sends and receives, over its interfaces.',
    unit: 'bytesPerSecond',
    width: 6,
    queries: [
      {
        expr: promql`sum by (node_id) (rate(${networkBytesSent}[${rateInterval}]))`,
        legend: '{{node_id}} sent',
      },
      {
        expr: promql`sum by (node_id) (rate(${networkBytesReceived}[${rateInterval}]))`,
        legend: '{{node_id}} received',
      },
    ],
  }),
  timeSeries('Network Errors', {
    description:
      'Packets per second that could not be sent or received. Any steady rate is a bad cable, port or driver.',
    unit: 'perSecond',
    width: 6,
    queries: [
      {
        expr: promql`sum by (node_id, type) (rate(${networkErrors}[${rateInterval}]))`,
        legend: '{{node_id}} {{type}}',
      },
    ],
  }),
]);
