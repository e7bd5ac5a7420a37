import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { Program } from '#lib/topology/program';

/** The namespace of what needs files or devices of the nodes: it admits such pods, and the other one does not. */
export const nodesNamespace = ({ namespace }: KubernetesOutput): string => `${namespace}-nodes`;

/** Where the pods of a program are. */
export const namespaceOf = ({ onEachNode }: Pick<Program, 'onEachNode'>, output: KubernetesOutput): string =>
  onEachNode === true ? nodesNamespace(output) : output.namespace;
