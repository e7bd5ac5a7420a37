import { clientGolangBuckets, exponentialBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { result } from '#metrics/bounds';
import { dwcpCircuitBreaker } from '#metrics/dwcp-jobs';

const policy = upTo(10, 'The retry policy');
const checker = upTo(5, 'The health monitor');
const check = upTo(20, 'What is checked');
const limiter = upTo(20, 'The rate limiter');
const bulkhead = upTo(20, 'The bulkhead: a pool that caps concurrent work');
const job = dwcpCircuitBreaker;

export const retryAttempts = counter('dwcp_retry_attempts_total', {
  help: 'Attempts, the first one included',
  unit: 'count',
  labels: { policy, attempt: upTo(10, 'Which attempt it was, from 1') },
  job,
});

export const retrySuccesses = counter('dwcp_retry_success_total', {
  help: 'Operations that succeeded in the end',
  unit: 'count',
  labels: { policy },
  job,
});

export const retryFailures = counter('dwcp_retry_failures_total', {
  help: 'Operations that were given up',
  unit: 'count',
  labels: { policy, reason: upTo(5, 'Why it was given up') },
  job,
});

export const retryBackoffDelay = histogram('dwcp_retry_backoff_delay_seconds', {
  help: 'Time waited before the next attempt',
  unit: 'seconds',
  labels: { policy },
  job,
  buckets: exponentialBuckets(0.001, 2, 10),
});

export const healthCheckStatus = gauge('dwcp_health_check_status', {
  help: 'Result of the last health check: 1 healthy, 0 not',
  unit: 'none',
  labels: { checker, check },
  job,
});

export const healthCheckDuration = histogram('dwcp_health_check_duration_seconds', {
  help: 'Time that a health check took',
  unit: 'seconds',
  labels: { checker, check },
  job,
  buckets: clientGolangBuckets,
});

export const healthChecks = counter('dwcp_health_check_total', {
  help: 'Health checks that were run',
  unit: 'count',
  labels: { checker, check, result },
  job,
});

export const healthCheckFailures = counter('dwcp_health_check_failures_total', {
  help: 'Health checks that failed',
  unit: 'count',
  labels: { checker, check },
  job,
});

export const rateLimiterAllowed = counter('dwcp_rate_limiter_allowed_total', {
  help: 'Requests that the rate limiter let through',
  unit: 'count',
  labels: { limiter },
  job,
});

export const rateLimiterRejected = counter('dwcp_rate_limiter_rejected_total', {
  help: 'Requests that the rate limiter turned away',
  unit: 'count',
  labels: { limiter },
  job,
});

export const rateLimiterCurrentRate = gauge('dwcp_rate_limiter_current_rate', {
  help: 'Requests per second that the rate limiter sees',
  unit: 'perSecond',
  labels: { limiter },
  job,
});

export const bulkheadConcurrent = gauge('dwcp_bulkhead_concurrent', {
  help: 'Operations that run in the bulkhead',
  unit: 'count',
  labels: { bulkhead },
  job,
});

export const bulkheadQueued = gauge('dwcp_bulkhead_queued', {
  help: 'Operations that wait for the bulkhead',
  unit: 'count',
  labels: { bulkhead },
  job,
});

export const bulkheadRejected = counter('dwcp_bulkhead_rejected_total', {
  help: 'Operations that the full bulkhead turned away',
  unit: 'count',
  labels: { bulkhead },
  job,
});

export const bulkheadWaitDuration = histogram('dwcp_bulkhead_wait_duration_seconds', {
  help: 'Time waited for the bulkhead',
  unit: 'seconds',
  labels: { bulkhead },
  job,
  buckets: clientGolangBuckets,
});
