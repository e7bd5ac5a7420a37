import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** The namespace gets Pod Security labels and NetworkPolicies, which what else is in it was not written for. */
export const checkNamespace = environmentCheck(['output'], (environment) => {
  const { output } = environment;
  if (output.kind !== 'kubernetes' || !/^(kube-.*|default)$/.test(output.namespace)) return [];
  return [
    problemAt(environment, 'namespace', ['output', 'namespace'], {
      message: `${output.namespace} belongs to the cluster, and the stack puts its Pod Security labels on its namespace`,
      fix: 'write a namespace for this stack alone, as in monitoring',
    }),
  ];
});
