import { type AdmissionPolicy, celList, type Guarded, isException } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/** Containers that debuggers put in have no resources of their own. */
const newPods: Guarded = {
  apiGroups: [''],
  apiVersions: ['v1'],
  resources: ['pods'],
  operations: ['CREATE', 'UPDATE'],
};

/** What the `restricted` standard leaves open. */
export const hardeningPolicy = ({ writable, standards }: StackFacts): AdmissionPolicy => ({
  name: 'hardening',
  why: 'Nobody writes into an image that runs, and nobody takes the memory of a node: the restricted standard asks for neither.',
  namespaces: [...standards.keys()],
  guards: newPods,
  variables: {
    containers:
      'object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])',
    exceptions: celList(writable),
  },
  validations: [
    {
      expression: `variables.containers.all(c, ${isException('variables.exceptions')} || (has(c.securityContext) && has(c.securityContext.readOnlyRootFilesystem) && c.securityContext.readOnlyRootFilesystem))`,
      message: 'a container could write into its image; write securityContext.readOnlyRootFilesystem: true',
    },
    {
      expression:
        "variables.containers.all(c, has(c.resources) && has(c.resources.limits) && 'memory' in c.resources.limits)",
      message: 'a container has no limit of memory; write resources.limits.memory',
    },
  ],
});
