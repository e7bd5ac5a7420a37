import { celEverybody } from '#lib/components/admission/everybody';
import { type AdmissionPolicy, celValue } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/**
 * Policies only ever add to what is allowed, so that the one which refuses everything has to stay as it is, and none may
 * name everybody. When the whole namespace is deleted, so are they.
 */
export const networkPoliciesPolicy = ({ exactPolicies, standards }: StackFacts): AdmissionPolicy => ({
  name: 'network-policies',
  why: 'What no policy names stays refused: default-deny stays as it is, and nobody allows everything.',
  namespaces: [...standards.keys()],
  guards: {
    apiGroups: ['networking.k8s.io'],
    apiVersions: ['v1'],
    resources: ['networkpolicies'],
    operations: ['CREATE', 'UPDATE', 'DELETE'],
  },
  variables: {
    ends: 'has(namespaceObject.metadata.deletionTimestamp)',
    exact: celValue(Object.fromEntries(exactPolicies)),
    isExact:
      'object.metadata.name in variables.exact && variables.exact[object.metadata.name] == dyn(object.spec)',
  },
  validations: [
    {
      expression:
        "request.operation != 'DELETE' || oldObject.metadata.name != 'default-deny' || variables.ends",
      message: 'default-deny has to stay: without it every connection is allowed',
    },
    {
      expression:
        "request.operation == 'DELETE' || object.metadata.name != 'default-deny' || variables.isExact",
      message:
        'default-deny is for every pod of the stack and allows nothing, in neither direction; leave it as the stack writes it',
    },
    {
      expression: `request.operation == 'DELETE' || variables.isExact || !has(object.spec.ingress) || object.spec.ingress.all(r, has(r.from) && size(r.from) > 0 && !r.from.exists(p, ${celEverybody('p')}))`,
      message:
        'a policy lets everybody in; name pods or namespaces by values of their labels, or narrower ranges of addresses',
    },
    {
      expression: `request.operation == 'DELETE' || variables.isExact || !has(object.spec.egress) || object.spec.egress.all(r, has(r.to) && size(r.to) > 0 && !r.to.exists(p, ${celEverybody('p')}))`,
      message:
        'a policy lets pods connect to everything; name pods or namespaces by values of their labels, or narrower ranges of addresses',
    },
  ],
});
