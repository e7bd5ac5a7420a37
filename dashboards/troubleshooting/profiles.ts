import { flameGraph } from '#lib/dashboards/flame-graph';
import { row } from '#lib/dashboards/row';

export const profiles = row('Profiles', [
  flameGraph('CPU', {
    description:
      'Where DWCP spent its time in the time that is shown, all components together: search for the package of one.',
    width: 12,
    profile: 'cpu',
    service: 'dwcp-v3',
  }),
  flameGraph('Heap', {
    description: 'Who holds the memory that is in use. What grows from hour to hour leaks.',
    width: 12,
    profile: 'heap',
    service: 'dwcp-v3',
  }),
  flameGraph('Goroutines', {
    description: 'Where goroutines stand. Many at one place wait for the same thing.',
    profile: 'goroutines',
    service: 'dwcp-v3',
  }),
]);
