import type { Place } from '#lib/place';
import type { Need } from '#lib/sizing/need';
import type { Bytes } from '#lib/units/bytes';

/** A number that something is sized with, and the formula or the place in the environment that it comes from. */
export interface Sized<Value> {
  readonly value: Value;
  readonly from: Place | string;
}

/** What one replica of a program needs. */
export interface ProgramSize {
  /** Cores. */
  readonly cpu: Sized<number>;
  readonly memory: Sized<Bytes>;
}

/** What the declared load needs of one replica, whatever that is given. */
export interface ProgramNeeds {
  readonly cpu: Need;
  readonly memory: Need;
}

/** A size that no load changes. @param cpu cores */
export const fixedSize = (cpu: number, memory: Bytes, from: string): ProgramSize => ({
  cpu: { value: cpu, from },
  memory: { value: memory, from },
});
