import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import {
  containerLastTerminated,
  containerRestarts,
  containerWaiting,
  deploymentReplicas,
  deploymentReplicasAvailable,
  nodeCondition,
  podPhase,
  podReady,
  statefulSetReplicas,
  statefulSetReplicasReady,
} from '#metrics/kubernetes';

/** What Kubernetes wants, and what it has. */
export const workloads = row('Workloads', [
  timeSeries('Missing Replicas', {
    description: 'Pods that Deployments and StatefulSets should have and that do not serve.',
    unit: 'count',
    decimals: 0,
    queries: [
      {
        expr: promql`
          sum by (namespace, deployment) (${deploymentReplicas})
            - sum by (namespace, deployment) (${deploymentReplicasAvailable})`,
        legend: '{{namespace}}/{{deployment}}',
      },
      {
        expr: promql`
          sum by (namespace, statefulset) (${statefulSetReplicas})
            - sum by (namespace, statefulset) (${statefulSetReplicasReady})`,
        legend: '{{namespace}}/{{statefulset}}',
      },
    ],
  }),
  timeSeries('Pods by Phase', {
    description: 'How many pods each namespace has in each phase.',
    unit: 'count',
    decimals: 0,
    queries: [{ expr: promql`sum by (namespace, phase) (${podPhase})`, legend: '{{namespace}} {{phase}}' }],
  }),
  timeSeries('Pods That Are Not Ready', {
    description: 'How many pods of each namespace do not serve, those that have ended included.',
    unit: 'count',
    decimals: 0,
    queries: [
      {
        expr: promql`sum by (namespace) (${podReady.with({ condition: 'false' })})`,
        legend: '{{namespace}}',
      },
    ],
  }),
  timeSeries('Restarts of Containers', {
    description: 'How often containers of each pod were started again.',
    unit: 'perSecond',
    queries: [
      {
        expr: promql`sum by (namespace, pod) (rate(${containerRestarts}[${rateInterval}]))`,
        legend: '{{namespace}}/{{pod}}',
      },
    ],
  }),
  timeSeries('Why Containers Wait or Ended', {
    description: 'How many containers wait, and how many ended last, for which reason.',
    unit: 'count',
    decimals: 0,
    queries: [
      { expr: promql`sum by (reason) (${containerWaiting})`, legend: 'wait: {{reason}}' },
      { expr: promql`sum by (reason) (${containerLastTerminated})`, legend: 'ended: {{reason}}' },
    ],
  }),
  timeSeries('Conditions of Nodes', {
    description:
      'How many nodes have each condition. All of them should be Ready; any other condition is trouble.',
    unit: 'count',
    decimals: 0,
    queries: [
      {
        expr: promql`sum by (condition) (${nodeCondition.with({ status: 'true' })})`,
        legend: '{{condition}}',
      },
    ],
  }),
]);
