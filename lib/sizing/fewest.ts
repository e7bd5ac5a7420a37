import { needed } from '#lib/sizing/need';
import { largestReplica } from '#lib/sizing/rounded';
import type { ProgramNeeds } from '#lib/sizing/sized';

/** More of one program nobody runs: what more replicas do not help stays as large as it is. */
const most = 10_000;

/**
 * The fewest replicas that each need no more than the largest is given by itself.
 *
 * @param needsOf what one of so many needs
 * @param least so many there are in any case
 */
export function fewestReplicas(needsOf: (replicas: number) => Partial<ProgramNeeds>, least: number): number {
  const fits = (replicas: number) => {
    const { cpu, memory } = needsOf(replicas);
    return (
      (cpu === undefined || needed(cpu) <= largestReplica.cpu) &&
      (memory === undefined || needed(memory) <= largestReplica.memory.inBytes)
    );
  };
  // Needs fall with every replica: halve the range until one is left.
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
