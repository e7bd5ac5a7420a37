import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { ratio } from '#lib/units/quantity';
import {
  containerCpu,
  containerOomEvents,
  containerPeriods,
  containerThrottledPeriods,
  containerWorkingSet,
  volumeCapacity,
  volumeInodes,
  volumeInodesFree,
  volumeUsed,
} from '#metrics/kubernetes';

/** A pod shows its sum and each of its containers: those have a name. */
const containers = { container: '' } as const;

/** What pods use of what they are given. */
export const pods = row('Pods', [
  timeSeries('CPU of Pods', {
    description: 'CPU that the containers of each pod use: 100 % is one core.',
    unit: 'ratio',
    min: 0,
    queries: [
      {
        expr: promql`
          sum by (namespace, pod) (rate(${containerCpu.without(containers)}[${rateInterval}]))`,
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  }),
  timeSeries('Held Back at the CPU Limit', {
    description: 'Share of the periods in which containers of a pod had to wait because of their limit.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`
          sum by (namespace, pod) (rate(${containerThrottledPeriods}[${rateInterval}]))
            / (sum by (namespace, pod) (rate(${containerPeriods}[${rateInterval}])) > 0)`,
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  }),
  timeSeries('Memory of Pods', {
    description:
      'Memory of the containers of each pod that cannot be freed: what the limit is compared with.',
    unit: 'bytes',
    queries: [
      {
        expr: promql`sum by (namespace, pod) (${containerWorkingSet.without(containers)})`,
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  }),
  timeSeries('Killed for Memory', {
    description: 'How often processes of each pod were killed at the limit of memory.',
    unit: 'perSecond',
    queries: [
      {
        expr: promql`sum by (namespace, pod) (rate(${containerOomEvents}[${rateInterval}]))`,
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  }),
  timeSeries('Space of Volumes', {
    description: 'Share of each volume that is used.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`
          max by (namespace, persistentvolumeclaim) (${volumeUsed})
            / (max by (namespace, persistentvolumeclaim) (${volumeCapacity}) > 0)`,
        legend: '{{namespace}}/{{persistentvolumeclaim}}',
      },
    ],
    limits: { worse: 'above', steps: [{ at: ratio(0.85), color: 'yellow' }] },
  }),
  timeSeries('Inodes of Volumes', {
    description:
      'Share of the inodes of each volume that is used: a volume of many small files is full sooner.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [
      {
        expr: promql`
          1 - max by (namespace, persistentvolumeclaim) (${volumeInodesFree})
            / (max by (namespace, persistentvolumeclaim) (${volumeInodes}) > 0)`,
        legend: '{{namespace}}/{{persistentvolumeclaim}}',
      },
    ],
  }),
]);
