import { interval } from '#dashboards/variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { ratio } from '#lib/units/quantity';
import { activeStreams, packetLoss, streamCapacity } from '#metrics/transport';
import { v3AmstActiveStreams, v3AmstThroughput } from '#metrics/v3-details';
import { v3ModeSwitches } from '#metrics/v3-migration';

export const amst = row('AMST: adaptive multi-stream transport', [
  timeSeries('AMST Throughput', {
    description:
      'What AMST carries, over RDMA and over TCP. TCP where RDMA is expected: the fabric is not usable.',
    unit: 'bytesPerSecond',
    width: 6,
    course: { style: 'stacked' },
    queries: [{ expr: promql`sum by (transport) (${v3AmstThroughput})`, legend: '{{transport}}' }],
  }),
  timeSeries('AMST Streams', {
    description:
      'Streams that each instance of v3 holds open. One far above the others: transfers are spread badly.',
    unit: 'count',
    decimals: 0,
    width: 6,
    queries: [{ expr: promql`sum by (instance) (${v3AmstActiveStreams})`, legend: '{{instance}}' }],
  }),
  timeSeries('AMST Stream Saturation', {
    description: 'Share of the streams that a node can hold open which it does. At 100 % new transfers wait.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [{ expr: promql`${activeStreams} / (${streamCapacity} > 0)`, legend: '{{node_id}}' }],
    limits: { worse: 'above', steps: [{ at: ratio(0.9), color: 'yellow' }] },
  }),
  timeSeries('AMST Packet Loss', {
    description:
      'Share of packets that were lost; the objective is below 0.1 %. Loss halves the speed of TCP long before it is felt elsewhere.',
    unit: 'ratio',
    width: 6,
    queries: [{ expr: promql`${packetLoss}`, legend: '{{node_id}}' }],
    limits: { worse: 'above', steps: [{ at: ratio(0.001), color: 'yellow' }] },
  }),
  timeSeries('Mode Switches', {
    description:
      'Changes from one mode to another. Many in a short time: the network is on the edge between two.',
    whenEmpty: 'no changes',
    unit: 'count',
    decimals: 0,
    width: 24,
    height: 6,
    course: { style: 'bars', every: interval },
    queries: [
      {
        expr: promql`sum by (from_mode, to_mode) (increase(${v3ModeSwitches}[${interval}]))`,
        legend: '{{from_mode}} to {{to_mode}}',
      },
    ],
  }),
]);
