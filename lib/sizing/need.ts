import { Bytes } from '#lib/units/bytes';
import { exact } from '#lib/units/decimal';

/** A load that something grows with, in the unit in which people declare it. */
export type LoadUnit =
  | 'samples/s'
  | 'active series'
  | 'new series/day'
  | 'spans/s'
  | 'log bytes/day'
  | 'programs'
  | 'shards';

/** What one replica takes of something: some of it without any load, and some more for each unit of a load. */
export interface Need {
  readonly unit: LoadUnit;
  /** The declared load, in that unit. */
  readonly declared: number;
  /** Cores, or bytes. */
  readonly base: number;
  /** What each unit of the load adds: cores, or bytes. 0: the load does not matter. */
  readonly each: number;
  /** How it comes about, in words. */
  readonly from: string;
}

/** What the declared load needs: cores, or bytes. */
export const needed = ({ base, each, declared }: Need): number => exact(base + each * declared);

/** The load that so much of it carries; any load where that does not matter. @param given cores, or bytes */
export function carried({ base, each }: Need, given: number): number {
  if (each === 0) return given < base ? 0 : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(exact((given - base) / each)));
}

/** A load as people read it: `200000 samples/s`, `100 GiB of log lines a day`. */
export function renderLoad(amount: number, unit: LoadUnit): string {
  if (amount === Number.POSITIVE_INFINITY) return `any ${unit}`;
  if (unit === 'log bytes/day') return `${Bytes.of(Math.round(amount))} of log lines a day`;
  return `${amount} ${amount === 1 ? (singular[unit] ?? unit) : unit}`;
}

const singular: Partial<Record<LoadUnit, string>> = {
  programs: 'program',
  shards: 'shard',
};
