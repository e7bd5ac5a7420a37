import type { ProgramChoices } from '#lib/topology/program';
import { programs } from '#lib/topology/programs';

/** Whether something of the stack runs on each node, and so needs the namespace of what reads its files. */
export const usesNodes = (environment: ProgramChoices): boolean =>
  programs.some(({ onEachNode, replicas }) => onEachNode === true && replicas(environment) > 0);
