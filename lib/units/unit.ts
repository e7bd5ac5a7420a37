/** What a value measures. Two values can be compared only when their dimension is the same. */
export type Dimension =
  | 'time'
  | 'data'
  | 'dataRate'
  | 'share'
  | 'count'
  | 'countRate'
  | 'temperature'
  | 'none';

/** A unit: what it measures, how many of the dimension's base unit it is, and how Grafana calls it. */
export interface Unit {
  readonly name: string;
  readonly dimension: Dimension;
  /** How many base units (seconds, bytes, bytes per second, ratio 0-1, 1) one of these is. */
  readonly factor: number;
  /** Grafana's unit id, from its own list of units. */
  readonly grafana: string;
}

/** Every unit that a series or a threshold of this stack can have, by the name used in declarations. */
export const units = {
  seconds: { name: 'seconds', dimension: 'time', factor: 1, grafana: 's' },
  milliseconds: { name: 'milliseconds', dimension: 'time', factor: 0.001, grafana: 'ms' },
  bytes: { name: 'bytes', dimension: 'data', factor: 1, grafana: 'bytes' },
  bytesPerSecond: { name: 'bytes per second', dimension: 'dataRate', factor: 1, grafana: 'Bps' },
  /** Decimal megabits per second: 125,000 bytes per second. */
  megabitsPerSecond: {
    name: 'megabits per second',
    dimension: 'dataRate',
    factor: 125_000,
    grafana: 'Mbits',
  },
  ratio: { name: 'ratio', dimension: 'share', factor: 1, grafana: 'percentunit' },
  percent: { name: 'percent', dimension: 'share', factor: 0.01, grafana: 'percent' },
  count: { name: 'count', dimension: 'count', factor: 1, grafana: 'short' },
  perSecond: { name: 'per second', dimension: 'countRate', factor: 1, grafana: 'cps' },
  celsius: { name: 'degrees Celsius', dimension: 'temperature', factor: 1, grafana: 'celsius' },
  /** A number that measures nothing: a state, a score, a factor, a Unix flag. */
  none: { name: 'no unit', dimension: 'none', factor: 1, grafana: 'none' },
} as const satisfies Record<string, Unit>;

/** The name of a unit in declarations. */
export type UnitName = keyof typeof units;
