import { stat } from '#lib/dashboards/stat';
import { promql } from '#lib/promql/template';
import { minutes, seconds } from '#lib/units/duration';

/** On every dashboard: without it, a storage that gets nothing looks like a platform that is well. */
export const ageOfSamples = stat('Age of Samples', {
  description:
    'How old the newest sample is. Long-term storage gets nothing where it grows: the other panels then show the past, and Prometheus itself knows the present.',
  whenEmpty: 'none for 5 minutes',
  unit: 'seconds',
  queries: [{ expr: promql`time() - max by (cluster) (timestamp(up))`, legend: '{{cluster}}' }],
  limits: {
    worse: 'above',
    steps: [
      { at: seconds(30), color: 'yellow' },
      { at: minutes(2), color: 'red' },
    ],
  },
});
