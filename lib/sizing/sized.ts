import type { Choice } from '#lib/components/component';

/** A number that something is sized with, and the formula or the place in the environment that it comes from. */
export interface Sized<Value> {
  readonly value: Value;
  readonly from: Choice['from'];
}

/** As `--explain` prints it. */
export function choiceOf(
  name: string,
  { value, from }: Sized<{ toString(): string }>,
): Choice {
  return { name, value: value.toString(), from };
}
