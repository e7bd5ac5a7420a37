import { firingAlerts, partialAnswers, rolloutStages } from '#dashboards/annotations';
import { logLines } from '#dashboards/troubleshooting/log-lines';
import { oneTrace } from '#dashboards/troubleshooting/one-trace';
import { profiles } from '#dashboards/troubleshooting/profiles';
import { symptoms } from '#dashboards/troubleshooting/symptoms';
import { traces } from '#dashboards/troubleshooting/traces';
import { cluster, component, interval, traceId } from '#dashboards/variables';
import { dashboard } from '#lib/dashboards/dashboard';
import { hours, seconds } from '#lib/units/duration';

export const troubleshooting = dashboard('dwcp-troubleshooting', {
  title: 'DWCP Troubleshooting',
  description:
    'Metrics, log lines, traces and profiles of one component below each other, for whoever has to find out why it fails or is slow. Each trace id leads to its trace and its log lines.',
  tags: ['dwcp', 'troubleshooting'],
  refresh: seconds(30),
  range: hours(1),
  variables: [cluster, component, interval, traceId],
  annotations: [firingAlerts, partialAnswers, rolloutStages],
  links: [{ kind: 'tag', title: 'DWCP', tag: 'dwcp' }],
  rows: [symptoms, logLines, traces, oneTrace, profiles],
});
