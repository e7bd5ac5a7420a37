/** The same pseudo-random numbers in every run, from 0 to below 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Many whole numbers from 0 to below a limit, small ones as often as large ones. */
export function manyWhole(count: number, limit: number, seed = 1): readonly number[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => Math.floor(limit ** next() * next()));
}
