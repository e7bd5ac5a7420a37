import type { Place } from '#lib/place';

/** A number that something is sized with, and the formula or the place in the environment that it comes from. */
export interface Sized<Value> {
  readonly value: Value;
  readonly from: Place | string;
}
