import { exact } from '#lib/units/decimal';
import { Quantity } from '#lib/units/quantity';

const millisecondsPer = {
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};
const symbols = [
  'y',
  'w',
  'd',
  'h',
  'm',
  's',
  'ms',
] as const satisfies readonly (keyof typeof millisecondsPer)[];

/**
 * A span of time, in whole milliseconds: the resolution of Prometheus.
 * Spelt as Prometheus does (`1h30m`, https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations).
 */
export class Duration {
  private constructor(readonly inMilliseconds: number) {}

  /** @throws RangeError when it is no whole number of milliseconds or is negative */
  static milliseconds(amount: number): Duration {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new RangeError(`a duration is a whole number of milliseconds from 0, not ${amount}`);
    }
    return new Duration(amount);
  }

  /**
   * Reads `7d`, `1h30m`, `500ms`: units in falling order, each once, as Prometheus reads them.
   * @returns undefined when the text is not a duration (a bare `7` is not)
   */
  static parse(text: string): Duration | undefined {
    const parts = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(
      text,
    );
    if (parts === null || text === '') return undefined;
    const total = symbols.reduce(
      (sum, symbol, index) => sum + Number(parts[index + 1] ?? 0) * millisecondsPer[symbol],
      0,
    );
    return Number.isSafeInteger(total) ? new Duration(total) : undefined;
  }

  get inSeconds(): number {
    return exact(this.inMilliseconds / 1_000);
  }

  /** The same time as a number with a unit: what it is as a threshold. */
  get quantity(): Quantity {
    return Quantity.of(this.inSeconds, 'seconds');
  }

  times(factor: number): Duration {
    return Duration.milliseconds(Math.round(this.inMilliseconds * factor));
  }

  plus(other: Duration): Duration {
    return new Duration(this.inMilliseconds + other.inMilliseconds);
  }

  isShorterThan(other: Duration): boolean {
    return this.inMilliseconds < other.inMilliseconds;
  }

  equals(other: Duration): boolean {
    return this.inMilliseconds === other.inMilliseconds;
  }

  /**
   * As PromQL, Prometheus' and Alertmanager's configuration, and Grafana read it: `1h30m`. Weeks and years are
   * written in days, because Grafana and Go do not know them.
   */
  toString(): string {
    let rest = this.inMilliseconds;
    let text = '';
    for (const symbol of ['d', 'h', 'm', 's', 'ms'] as const) {
      const amount = Math.floor(rest / millisecondsPer[symbol]);
      rest -= amount * millisecondsPer[symbol];
      if (amount > 0) text += `${amount}${symbol}`;
    }
    return text === '' ? '0s' : text;
  }

  /** As Go's `time.ParseDuration` reads it, which knows no days: `168h`. */
  toGo(): string {
    const days = Math.floor(this.inMilliseconds / millisecondsPer.d);
    if (days === 0) return this.toString();
    const hours = Math.floor(this.inMilliseconds / millisecondsPer.h);
    const rest = new Duration(this.inMilliseconds - hours * millisecondsPer.h);
    return rest.inMilliseconds === 0 ? `${hours}h` : `${hours}h${rest}`;
  }

  /** As Kubernetes' `...Seconds` fields want it. @throws RangeError when it is no whole number of seconds */
  toKubernetesSeconds(): number {
    if (this.inMilliseconds % 1_000 !== 0) throw new RangeError(`${this} is no whole number of seconds`);
    return this.inMilliseconds / 1_000;
  }
}

export const milliseconds = (amount: number): Duration => Duration.milliseconds(amount);
export const seconds = (amount: number): Duration => Duration.milliseconds(exact(amount * 1_000));
export const minutes = (amount: number): Duration => Duration.milliseconds(exact(amount * 60_000));
export const hours = (amount: number): Duration => Duration.milliseconds(exact(amount * 3_600_000));
export const days = (amount: number): Duration => Duration.milliseconds(exact(amount * 86_400_000));

/** The longest of some durations; 0 s when there are none. */
export function longest(durations: readonly Duration[]): Duration {
  return durations.reduce((one, other) => (one.isShorterThan(other) ? other : one), seconds(0));
}

/** The shortest of some durations. @throws RangeError when there are none */
export function shortest(durations: readonly Duration[]): Duration {
  const [first, ...others] = durations;
  if (first === undefined) throw new RangeError('none of no durations is the shortest');
  return others.reduce((one, other) => (other.isShorterThan(one) ? other : one), first);
}
