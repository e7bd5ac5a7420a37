import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { severity, zeroToHundred, zeroToOne } from '#metrics/bounds';
import { dwcpV3 } from '#metrics/dwcp-jobs';

const job = dwcpV3;
const sla_type = oneOf('What the agreement is about', 'latency', 'throughput', 'error_rate');

export const rolloutProgress = gauge('dwcp_v3_rollout_progress_percent', {
  help: 'How far the roll-out of v3 has come',
  unit: 'percent',
  range: zeroToHundred,
  labels: { stage: upTo(6, 'The stage of the roll-out'), region: upTo(10, 'The region it is rolled out to') },
  job,
});

export const slaCompliance = gauge('dwcp_v3_sla_compliance', {
  help: 'Whether the agreement is kept: 1 yes, 0 no',
  unit: 'ratio',
  range: zeroToOne,
  labels: { sla_type, metric: upTo(6, 'The measure that is judged') },
  job,
  note: 'Each sample is 0 or 1; means over time or series are the share of kept agreements',
});

export const slaViolations = counter('dwcp_v3_sla_violations_total', {
  help: 'Times that the agreement was broken',
  unit: 'count',
  labels: { sla_type },
  job,
});

export const v3AnomalyDetections = counter('dwcp_v3_anomaly_detections_total', {
  help: 'Anomalies that were detected',
  unit: 'count',
  labels: { anomaly_type: upTo(8, 'What is anomalous: latency, throughput, ...'), severity },
  job,
});
