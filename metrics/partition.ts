import { counter, histogram } from '#lib/metrics/metric';
import { dwcpCore } from '#metrics/dwcp-jobs';

export const partitionDetectionTime = histogram('dwcp_partition_detection_time_seconds', {
  help: 'Time from a network partition to its detection',
  unit: 'seconds',
  job: dwcpCore,
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  bucketsAssumed: true,
  requiredBounds: [1],
});

export const partitionEvents = counter('dwcp_partition_events_total', {
  help: 'Network partitions that were detected',
  unit: 'count',
  job: dwcpCore,
});

export const partitionHealingTime = histogram('dwcp_partition_healing_time_seconds', {
  help: 'Time from the detection of a partition until it is healed',
  unit: 'seconds',
  job: dwcpCore,
  buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600],
  bucketsAssumed: true,
});
