import type { Color } from '#lib/dashboards/color';

/** What a value that stands for a state is called, and its colour. */
export interface State {
  readonly value: number;
  readonly text: string;
  readonly color: Color;
}

/** Grafana's mappings of values to texts. */
export function renderStates(states: readonly State[]): readonly unknown[] {
  if (states.length === 0) return [];
  const options = Object.fromEntries(
    states.map(({ value, text, color }, index) => [String(value), { text, color, index }]),
  );
  return [{ type: 'value', options }];
}
