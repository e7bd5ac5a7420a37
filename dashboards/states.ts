import type { State } from '#lib/dashboards/state';

/** What `dwcp_circuit_breaker_state` says. */
export const breakerStates: readonly State[] = [
  { value: 0, text: 'closed', color: 'green' },
  { value: 1, text: 'half-open', color: 'yellow' },
  { value: 2, text: 'open', color: 'red' },
];

/** What `dwcp_v3_component_health` says. */
export const healthStates: readonly State[] = [
  { value: 0, text: 'down', color: 'red' },
  { value: 1, text: 'up', color: 'green' },
];
