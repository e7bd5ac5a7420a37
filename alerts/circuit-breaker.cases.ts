import { CircuitBreakerOpened } from '#alerts/circuit-breaker';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { circuitBreakerState } from '#metrics/circuit-breaker';

const storage = {
  job: 'dwcp-circuit-breaker',
  instance: 'dwcp-node-1:8080',
  node_id: 'node-1',
  name: 'storage',
};

export const circuitBreakerCases = cases(CircuitBreakerOpened, [
  {
    title: 'fires while a breaker is open, until it is half-open',
    proves: ['fires', 'for boundary', 'resolves'],
    series: [samples(circuitBreakerState, storage, '0x5 2x11 1x5')],
    expect: [
      ...silent(seconds(50)),
      pending(seconds(80)),
      firing(seconds(90), {
        labels: storage,
        summary: 'Circuit breaker storage is open',
        description: 'Circuit breaker storage of dwcp-node-1:8080 rejects every request for 30s or longer.',
      }),
      ...silent(seconds(180)),
    ],
  },
  {
    title: 'stays silent when a breaker is half-open',
    proves: ['just below'],
    series: [samples(circuitBreakerState, storage, '1x30')],
    expect: silent(minutes(5)),
  },
  {
    title: 'ends when the instance that reported it is gone',
    proves: ['missing data'],
    series: [samples(circuitBreakerState, storage, '2x11 stale')],
    expect: silent(minutes(2)),
  },
]);
