import type { ProgramSize, Sized } from '#lib/sizing/sized';
import type { Bytes } from '#lib/units/bytes';

/** One program of the shape that carries a load. */
export interface Proposed extends ProgramSize {
  readonly program: string;
  readonly replicas: Sized<number>;
  /** Of each replica. @default it keeps nothing */
  readonly disk?: Sized<Bytes>;
  /** Queues and shards that follow from the load too, by what they are called. @default none */
  readonly settings?: Readonly<Record<string, Sized<string>>>;
}

/** Where most numbers of replicas come from. */
export const fewest = 'the fewest of which none needs more than the largest replica has, one of them away';
