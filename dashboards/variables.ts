import { intervalVariable, labelVariable, textVariable } from '#lib/dashboards/variable';
import { hours, minutes } from '#lib/units/duration';
import { bandwidthPredictionAccuracy } from '#metrics/bandwidth';
import { cpuUsage } from '#metrics/resources';
import { v3ComponentHealth } from '#metrics/v3-components';

export const cluster = labelVariable('cluster', { title: 'Cluster', label: 'cluster' });

export const node = labelVariable('node', { title: 'Node', label: 'node_id', from: cpuUsage });

export const mode = labelVariable('mode', {
  title: 'Mode',
  label: 'mode',
  from: bandwidthPredictionAccuracy,
});

export const interval = intervalVariable('interval', {
  title: 'One bar for',
  choices: [minutes(1), minutes(5), minutes(15), hours(1), hours(6)],
});

export const component = labelVariable('component', {
  title: 'Component',
  label: 'component',
  from: v3ComponentHealth,
  choose: 'one',
});

export const traceId = textVariable('trace_id', { title: 'Trace ID' });
