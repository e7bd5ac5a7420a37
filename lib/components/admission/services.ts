import type { AdmissionPolicy } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/** What is reached from outside is reached by what asks who is there. */
export const servicesPolicy = ({ standards }: StackFacts): AdmissionPolicy => ({
  name: 'services',
  why: 'Nothing of the stack is opened to outside the cluster past its entrance, which asks people who they are.',
  namespaces: [...standards.keys()],
  guards: {
    apiGroups: [''],
    apiVersions: ['v1'],
    resources: ['services'],
    operations: ['CREATE', 'UPDATE'],
  },
  validations: [
    {
      expression: "!has(object.spec.type) || object.spec.type == 'ClusterIP'",
      message: 'a Service would be open to outside the cluster, or lead there; write type: ClusterIP',
    },
    {
      expression: '!has(object.spec.externalIPs) || size(object.spec.externalIPs) == 0',
      message: 'a Service would take traffic of other addresses; leave externalIPs out',
    },
  ],
});
