import { clientGolangBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { result } from '#metrics/bounds';
import { dwcpV3 } from '#metrics/dwcp-jobs';

const job = dwcpV3;
const service = upTo(6, 'The HTTP service');
const endpoint = upTo(30, 'The route with its parameters left out, such as /vms/{id}');
const queue = upTo(10, 'The queue');
const queueSource = { kind: 'assumed', usedBy: 'the saturation alert "queue above 70 %"' } as const;

export const httpRequests = counter('http_requests_total', {
  help: 'Requests that were answered',
  unit: 'count',
  labels: {
    service,
    endpoint,
    method: upTo(5, 'The HTTP method, such as GET'),
    status: upTo(8, 'The HTTP status code, such as 503'),
  },
  job,
});

export const httpRequestDuration = histogram('http_request_duration_seconds', {
  help: 'Time until a request was answered',
  unit: 'seconds',
  labels: { service, endpoint, outcome: result },
  job,
  buckets: clientGolangBuckets,
  bucketsAssumed: true,
  requiredBounds: [0.5, 1],
});

export const queueDepth = gauge('queue_depth', {
  help: 'Requests that wait in the queue',
  unit: 'count',
  labels: { queue },
  job,
  source: queueSource,
});

export const queueCapacity = gauge('queue_capacity', {
  help: 'Requests that the queue can hold',
  unit: 'count',
  labels: { queue },
  job,
  source: queueSource,
});
