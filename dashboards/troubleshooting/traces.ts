import { component, traceId } from '#dashboards/variables';
import { row } from '#lib/dashboards/row';
import { traceList } from '#lib/dashboards/trace-list';
import { milliseconds } from '#lib/units/duration';

export const traces = row('Traces', [
  traceList('Failed Operations', {
    description: 'The newest operations in which the chosen component failed. All of them are kept.',
    search: { service: 'dwcp-v3', tags: { error: 'true', component } },
    sets: traceId,
  }),
  traceList('Slow Operations', {
    description:
      'The newest operations in which the chosen component took more than 500 ms. Only a sample of those that succeed is kept.',
    search: { service: 'dwcp-v3', tags: { component }, longerThan: milliseconds(500) },
    sets: traceId,
  }),
]);
