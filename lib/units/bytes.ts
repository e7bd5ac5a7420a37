import { Quantity } from '#lib/units/quantity';

const suffixes = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 } as const;

const isSuffix = (text: string): text is keyof typeof suffixes => Object.hasOwn(suffixes, text);

/** An amount of data or memory, in whole bytes, written with binary prefixes everywhere. */
export class Bytes {
  private constructor(readonly inBytes: number) {}

  /** @throws RangeError when it is no whole number of bytes or is negative */
  static of(amount: number): Bytes {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new RangeError(`an amount of data is a whole number of bytes from 0, not ${amount}`);
    }
    return new Bytes(amount);
  }

  /** Reads `200Gi` or `200GiB`. @returns undefined for anything else: `200GB` and a bare number are ambiguous */
  static parse(text: string): Bytes | undefined {
    const [, amount = '', suffix = ''] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|Pi)B?$/.exec(text) ?? [];
    if (!isSuffix(suffix)) return undefined;
    const bytes = Number(amount) * suffixes[suffix];
    return Number.isSafeInteger(bytes) ? new Bytes(bytes) : undefined;
  }

  get quantity(): Quantity {
    return Quantity.of(this.inBytes, 'bytes');
  }

  times(factor: number): Bytes {
    return Bytes.of(Math.round(this.inBytes * factor));
  }

  isLessThan(other: Bytes): boolean {
    return this.inBytes < other.inBytes;
  }

  /** As Kubernetes reads it: `200Gi`. */
  toKubernetes(): string {
    for (const [suffix, size] of Object.entries(suffixes).reverse()) {
      if (this.inBytes >= size && this.inBytes % size === 0) return `${this.inBytes / size}${suffix}`;
    }
    return String(this.inBytes);
  }

  /**
   * At least as much, as a person writes it into an environment file: in whole Mi, from 1 Gi on in quarters of a Gi, from
   * 1 Ti on in quarters of a Ti.
   */
  toSuggestion(): string {
    if (this.inBytes < suffixes.Gi) return `${Math.ceil(this.inBytes / suffixes.Mi)}Mi`;
    const suffix = this.inBytes < suffixes.Ti ? 'Gi' : 'Ti';
    return `${Math.ceil((4 * this.inBytes) / suffixes[suffix]) / 4}${suffix}`;
  }

  /**
   * As Prometheus' `--storage.tsdb.retention.size` reads it, whose `GB` is 2^30 bytes:
   * https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
   */
  toPrometheus(): string {
    return this.inBytes === 0 ? '0' : `${this.toKubernetes().replace('i', '')}B`;
  }

  toString(): string {
    return this.quantity.toString();
  }
}

export const mebibytes = (amount: number): Bytes => Bytes.of(Math.round(amount * suffixes.Mi));
export const gibibytes = (amount: number): Bytes => Bytes.of(Math.round(amount * suffixes.Gi));
