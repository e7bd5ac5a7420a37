import { interval } from '#dashboards/variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { seconds } from '#lib/units/duration';
import { partitionDetectionTime, partitionEvents, partitionHealingTime } from '#metrics/partition';

export const partitions = row('Partitions', [
  timeSeries('Partition Event Timeline', {
    description:
      'Network partitions that each node detected. Many nodes at once: the network between them; one alone: its own link.',
    unit: 'count',
    decimals: 0,
    course: { style: 'bars', every: interval },
    queries: [
      {
        expr: promql`sum by (node_id) (increase(${partitionEvents}[${interval}]))`,
        legend: 'seen by {{node_id}}',
      },
    ],
  }),
  timeSeries('Partition Detection Time', {
    description:
      'Time from a partition to its detection, of the partitions of one bar; the objective of p95 is 1 s.',
    whenEmpty: 'no partition',
    unit: 'seconds',
    queries: [
      {
        expr: promql`
          histogram_quantile(0.95, sum by (le) (rate(${partitionDetectionTime.bucket}[${interval}])))`,
        legend: 'p95',
      },
    ],
    limits: { worse: 'above', steps: [{ at: seconds(1), color: 'yellow' }] },
  }),
  timeSeries('Partition Healing Time', {
    description:
      'Time from the detection of a partition until it was healed, of the partitions of one bar. During a partition, none at all is bad news.',
    whenEmpty: 'none healed',
    unit: 'seconds',
    queries: [
      {
        expr: promql`
          histogram_quantile(0.5, sum by (le) (rate(${partitionHealingTime.bucket}[${interval}])))`,
        legend: 'p50',
      },
      {
        expr: promql`
          histogram_quantile(0.95, sum by (le) (rate(${partitionHealingTime.bucket}[${interval}])))`,
        legend: 'p95',
      },
    ],
  }),
]);
