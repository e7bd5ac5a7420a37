import { annotation } from '#lib/dashboards/annotation';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { promql } from '#lib/promql/template';
import { rolloutProgress } from '#metrics/v3-rollout';
import { vmselectPartialResults } from '#metrics/vmselect';

export const firingAlerts = annotation('Alerts', {
  expr: promql`max by (alertname, severity, component) (ALERTS{alertstate="firing",severity!="none"})`,
  text: '{{alertname}}',
  tags: ['severity', 'component'],
  color: 'red',
});

export const rolloutStages = annotation('Roll-out', {
  expr: promql`max by (stage, region) (changes(${rolloutProgress}[${rateInterval}])) > 0`,
  text: 'Roll-out of v3: stage {{stage}} in {{region}}',
  tags: ['stage', 'region'],
  color: 'blue',
});

export const partialAnswers = annotation('Partial answers', {
  expr: promql`sum by (cluster) (increase(${vmselectPartialResults}[${rateInterval}])) > 0`,
  text: 'Too many storage nodes are away: sums in {{cluster}} are too low',
  tags: ['cluster'],
  color: 'purple',
});
