import { cpuLimit } from '#lib/environment/cpu-limit';
import type { ResourceRequirements } from '#lib/kubernetes/kinds';
import type { Bytes } from '#lib/units/bytes';
import { renderNumber } from '#lib/units/decimal';

/**
 * Requests and limits of a container. Memory is limited to what is requested, so that the node never takes it back;
 * CPU to twice as much, for starts and heavy queries.
 *
 * @param cpu cores
 */
export function resources(cpu: number, memory: Bytes): ResourceRequirements {
  return {
    requests: { cpu: cores(cpu), memory: memory.toKubernetes() },
    limits: { cpu: cores(cpuLimit(cpu)), memory: memory.toKubernetes() },
  };
}

/** Kubernetes writes whole cores as such and parts in thousandths; anything else it would rewrite. */
const cores = (amount: number): string =>
  Number.isInteger(amount) ? renderNumber(amount) : `${Math.round(amount * 1_000)}m`;
