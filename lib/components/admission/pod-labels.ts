import { type AdmissionPolicy, celText, pods } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';
import { stackLabels } from '#lib/kubernetes/labels';

/** The policies of the stack select its pods by these labels: a pod without them may connect to whatever it likes. */
export const podLabelsPolicy = ({ standards }: StackFacts): AdmissionPolicy => ({
  name: 'pod-labels',
  why: 'default-deny is for every pod beside the stack: one without its labels would speak with everybody.',
  namespaces: [...standards.keys()],
  guards: pods,
  variables: { labels: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
  validations: Object.entries(stackLabels).map(([label, value]) => ({
    expression: `${celText(label)} in variables.labels && variables.labels[${celText(label)}] == ${celText(value)}`,
    message: `no NetworkPolicy would be for a pod; give it the label ${label}: ${value}, or run it in another namespace`,
  })),
});
