import { firingAlerts, partialAnswers, rolloutStages } from '#dashboards/annotations';
import { acp } from '#dashboards/performance/acp';
import { amst } from '#dashboards/performance/amst';
import { components } from '#dashboards/performance/components';
import { consensus } from '#dashboards/performance/consensus';
import { firing } from '#dashboards/performance/firing';
import { hde } from '#dashboards/performance/hde';
import { migration } from '#dashboards/performance/migration';
import { ass, itp } from '#dashboards/performance/operations';
import { partitions } from '#dashboards/performance/partitions';
import { pba } from '#dashboards/performance/pba';
import { prediction } from '#dashboards/performance/prediction';
import { protection } from '#dashboards/performance/protection';
import { resources } from '#dashboards/performance/resources';
import { cluster, interval, mode, node } from '#dashboards/variables';
import { dashboard } from '#lib/dashboards/dashboard';
import { hours, seconds } from '#lib/units/duration';

export const performance = dashboard('dwcp-performance', {
  title: 'DWCP Performance Deep Dive',
  description: 'Where time and capacity go, for whoever looks for the cause of an alert.',
  tags: ['dwcp', 'performance'],
  refresh: seconds(10),
  range: hours(1),
  variables: [cluster, node, mode, interval],
  annotations: [firingAlerts, partialAnswers, rolloutStages],
  links: [{ kind: 'tag', title: 'DWCP', tag: 'dwcp' }],
  rows: [
    firing,
    consensus,
    partitions,
    migration,
    protection,
    prediction,
    resources,
    components,
    amst,
    hde,
    pba,
    acp,
    ass,
    itp,
  ],
});
