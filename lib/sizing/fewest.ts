import { needed } from '#lib/sizing/need';
import { largestReplica } from '#lib/sizing/rounded';
import type { ProgramNeeds } from '#lib/sizing/sized';
import type { Bytes } from '#lib/units/bytes';

/** More of one program nobody runs: what more replicas do not help stays as large as it is. */
const most = 10_000;

/**
 * The fewest replicas that each need no more than the largest is given by itself.
 *
 * @param needsOf what one of so many needs
 * @param least so many there are in any case
 * @param mostMemory what one is given by itself at most
 */
export function fewestReplicas(
  needsOf: (replicas: number) => Partial<ProgramNeeds>,
  least: number,
  mostMemory: Bytes = largestReplica.memory,
): number {
  // Needs fall with every replica: halve the range until one is left.
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(needsOf(middle), mostMemory)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the largest replica has what is needed. */
export const fits = (
  { cpu, memory }: Partial<ProgramNeeds>,
  mostMemory: Bytes = largestReplica.memory,
): boolean =>
  (cpu === undefined || needed(cpu) <= largestReplica.cpu) &&
  (memory === undefined || needed(memory) <= mostMemory.inBytes);
