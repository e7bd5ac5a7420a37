/** How many of several share the work: one may be lost, and the others take its part. */
export const left = (replicas: number): number => Math.max(1, replicas - 1);

/** `left` as it stands in a formula: `(3 replicas less one that may be lost)`. */
export const leftInWords = (replicas: number, noun: 'replica' | 'node' = 'replica'): string =>
  replicas > 1 ? `(${replicas} ${noun}s less one that may be lost)` : `${replicas} ${noun}`;
