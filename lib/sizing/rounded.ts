import { type Need, needed } from '#lib/sizing/need';
import type { Sized } from '#lib/sizing/sized';
import { Bytes, gibibytes, mebibytes } from '#lib/units/bytes';

/**
 * The most that one replica is given without being told to: what a large node of most clusters has for one pod. Above it, a site
 * writes `resources`, or the work goes to more replicas. With so many cores a storage node of VictoriaMetrics stores 640,000
 * rows/s while all are there; the densest that was described stores 600,000 (Roblox: 120 million over 200 nodes).
 */
export const largestReplica = { cpu: 16, memory: gibibytes(128) } as const;

/** Half cores up to one, whole cores above. */
export function cores(need: Need): Sized<number> {
  const amount = needed(need);
  const value = amount <= 0.5 ? 0.5 : Math.ceil(amount);
  return atMost(value, `${need.from}, in whole cores, at least 0.5`);
}

/** Cores in steps of 0.5. */
export function halfCores(need: Need): Sized<number> {
  const value = Math.max(0.5, Math.ceil(needed(need) * 2) / 2);
  return atMost(value, `${need.from}, in steps of 0.5`);
}

function atMost(value: number, from: string): Sized<number> {
  const { cpu } = largestReplica;
  return value <= cpu ? { value, from } : { value: cpu, from: `${mostOf(`${cpu}`)}: ${from} are ${value}` };
}

const mostOf = (amount: string): string => `${amount}, the most that one replica is given by itself`;

/** In steps of 256 MiB. @param most what a replica is given by itself at most */
export function memory(need: Need, most: Bytes = largestReplica.memory): Sized<Bytes> {
  const step = mebibytes(256);
  return notAbove(
    most,
    step.times(Math.max(1, Math.ceil(needed(need) / step.inBytes))),
    `${need.from}, in steps of 256 MiB`,
  );
}

/** Memory of programs that need much of it, in whole GiB. */
export const largeMemory = (need: Need): Sized<Bytes> =>
  notAbove(largestReplica.memory, wholeGibibytes(needed(need)), `${need.from}, in whole GiB`);

function notAbove(most: Bytes, value: Bytes, from: string): Sized<Bytes> {
  return most.isLessThan(value)
    ? { value: most, from: `${mostOf(`${most}`)}: ${from} are ${value}` }
    : { value, from };
}

/** In whole GiB. */
export const disk = (need: Need): Sized<Bytes> => ({ value: wholeGibibytes(needed(need)), from: need.from });

const wholeGibibytes = (bytes: number): Bytes =>
  Bytes.of(gibibytes(1).inBytes * Math.max(1, Math.ceil(bytes / gibibytes(1).inBytes)));
