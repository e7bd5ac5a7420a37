/** A label of a metric: what it says, and how many values it can have. */
export interface Label {
  readonly meaning: string;
  readonly values: LabelBound;
}

/**
 * - a list: the values, fixed by the code that exports them
 * - `atMost`: the most distinct values of one target
 * - `impliedBy`: it follows from another label, and so adds no series
 */
export type LabelBound = readonly string[] | { readonly atMost: number } | { readonly impliedBy: string };

/** A label whose values are fixed by the code that exports it. */
export const oneOf = (meaning: string, ...values: readonly string[]): Label => ({ meaning, values });

/** A label whose values are not known by name. @param atMost the most distinct values of one target */
export const upTo = (atMost: number, meaning: string): Label => ({ meaning, values: { atMost } });

/** A label that follows from another one: the namespace of a pod. @param label the name of the other one */
export const impliedBy = (label: string, meaning: string): Label => ({
  meaning,
  values: { impliedBy: label },
});

/** How many values the label adds: a bound for the cardinality budget. */
export function cardinality({ values }: Label): number {
  if ('impliedBy' in values) return 1;
  return 'atMost' in values ? values.atMost : values.length;
}

/** The bound as a person reads it. */
export function renderBound({ values }: Label): string {
  if ('impliedBy' in values) return `follows from ${values.impliedBy}`;
  return 'atMost' in values ? `at most ${values.atMost}` : values.join(', ');
}
