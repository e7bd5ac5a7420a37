import { listAt, textsAt } from '#lib/kubernetes/value';
import { parseAmount } from '#lib/preflight/amount';

/** What the containers of a pod ask for and may use at most, in cores and bytes. */
export interface PodResources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

/** The sum over its containers: those that only start it come before the others and are smaller here. */
export const podResources = (pod: unknown): PodResources => {
  const containers = listAt(pod, 'containers').map(containerResources);
  return {
    requests: sum(containers.map(({ requests }) => requests)),
    limits: sum(containers.map(({ limits }) => limits)),
  };
};

export const containerResources = (container: unknown): PodResources => ({
  requests: amounts(textsAt(container, 'resources', 'requests')),
  limits: amounts(textsAt(container, 'resources', 'limits')),
});

export const sum = (all: readonly Amounts[]): Amounts => ({
  cpu: all.reduce((total, { cpu }) => total + cpu, 0),
  memory: all.reduce((total, { memory }) => total + memory, 0),
});

export const times = ({ cpu, memory }: Amounts, factor: number): Amounts => ({
  cpu: cpu * factor,
  memory: memory * factor,
});

const amounts = ({ cpu = '', memory = '' }: Readonly<Record<string, string>>): Amounts => ({
  cpu: parseAmount(cpu) ?? 0,
  memory: parseAmount(memory) ?? 0,
});
