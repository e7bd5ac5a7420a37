import { firingAlerts } from '#dashboards/annotations';
import { endpoints } from '#dashboards/resources/endpoints';
import { machines } from '#dashboards/resources/machines';
import { pods } from '#dashboards/resources/pods';
import { workloads } from '#dashboards/resources/workloads';
import { cluster } from '#dashboards/variables';
import { dashboard } from '#lib/dashboards/dashboard';
import { hours, seconds } from '#lib/units/duration';

export const resources = dashboard('dwcp-resources', {
  title: 'DWCP Resources',
  description: 'What machines, pods and volumes use, and whether something waits for it.',
  tags: ['dwcp', 'resources'],
  refresh: seconds(30),
  range: hours(1),
  variables: [cluster],
  annotations: [firingAlerts],
  links: [{ kind: 'tag', title: 'DWCP', tag: 'dwcp' }],
  rows: [machines, pods, workloads, endpoints],
});
