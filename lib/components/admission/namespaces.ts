import { type AdmissionPolicy, celText } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

const enforce = 'pod-security.kubernetes.io/enforce';

/** Pod Security reads the labels of the namespace: who may change those could have pods do anything. */
export const namespacesPolicy = ({ standards }: StackFacts): AdmissionPolicy => ({
  name: 'namespaces',
  why: 'The labels by which Pod Security holds in the namespaces of the stack stay as they are.',
  namespaces: [...standards.keys()],
  guards: {
    apiGroups: [''],
    apiVersions: ['v1'],
    resources: ['namespaces'],
    operations: ['CREATE', 'UPDATE'],
  },
  variables: { labels: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
  validations: [...standards].map(([namespace, standard]) => ({
    expression: `object.metadata.name != ${celText(namespace)} || (${celText(enforce)} in variables.labels && variables.labels[${celText(enforce)}] == ${celText(standard)})`,
    message: `${namespace} has to keep the label ${enforce}: ${standard}`,
  })),
});
