/** A label of a metric: what it says, and how many values it can have. */
export interface Label {
  readonly meaning: string;
  /** The values when they are fixed, or the most that one target exposes. */
  readonly values: readonly string[] | { readonly atMost: number };
}

/** A label whose values are fixed by the code that exports it. */
export const oneOf = (meaning: string, ...values: readonly string[]): Label => ({ meaning, values });

/** A label whose values are not known by name. @param atMost the most distinct values of one target */
export const upTo = (atMost: number, meaning: string): Label => ({ meaning, values: { atMost } });

/** A label that follows from another one, and so adds no series: the namespace of a pod. */
export const impliedBy = (label: string, meaning: string): Label =>
  upTo(1, `${meaning}; follows from ${label}`);

/** How many values the label can have: a bound for the cardinality budget. */
export function cardinality(label: Label): number {
  return 'atMost' in label.values ? label.values.atMost : label.values.length;
}
