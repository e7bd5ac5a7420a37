import { clientGolangBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { dwcpCircuitBreaker } from '#metrics/dwcp-jobs';

const name = upTo(20, 'The circuit breaker');

export const circuitBreakerState = gauge('dwcp_circuit_breaker_state', {
  help: 'State of the circuit breaker: 0 closed, 1 half-open, 2 open',
  unit: 'none',
  range: { atLeast: 0, atMost: 2 },
  labels: { name },
  job: dwcpCircuitBreaker,
});

export const circuitBreakerStateChanges = counter('dwcp_circuit_breaker_state_changes_total', {
  help: 'Changes of state',
  unit: 'count',
  labels: {
    name,
    from_state: upTo(3, 'The state before, such as closed'),
    to_state: upTo(3, 'The state after, such as open'),
  },
  job: dwcpCircuitBreaker,
});

export const circuitBreakerRequests = counter('dwcp_circuit_breaker_requests_total', {
  help: 'Requests that reached the circuit breaker',
  unit: 'count',
  labels: { name, result: upTo(3, 'How the request ended, such as rejected') },
  job: dwcpCircuitBreaker,
});

export const circuitBreakerFailures = counter('dwcp_circuit_breaker_failures_total', {
  help: 'Requests that were let through and failed',
  unit: 'count',
  labels: { name },
  job: dwcpCircuitBreaker,
});

export const circuitBreakerRequestDuration = histogram('dwcp_circuit_breaker_request_duration_seconds', {
  help: 'Time that a request took',
  unit: 'seconds',
  labels: { name },
  job: dwcpCircuitBreaker,
  buckets: clientGolangBuckets,
});
