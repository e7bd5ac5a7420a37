import type { AdmissionPolicy } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/**
 * Policies only ever add to what is allowed, so that the one which refuses everything has to stay, and none may name
 * everybody. When the whole namespace is deleted, so are they.
 */
export const networkPoliciesPolicy = ({ standards }: StackFacts): AdmissionPolicy => ({
  name: 'network-policies',
  why: 'What no policy names stays refused: default-deny is not removed, and nobody allows everything.',
  namespaces: [...standards.keys()],
  guards: {
    apiGroups: ['networking.k8s.io'],
    apiVersions: ['v1'],
    resources: ['networkpolicies'],
    operations: ['CREATE', 'UPDATE', 'DELETE'],
  },
  conditions: { 'namespace-stays': '!has(namespaceObject.metadata.deletionTimestamp)' },
  validations: [
    {
      expression: "request.operation != 'DELETE' || oldObject.metadata.name != 'default-deny'",
      message: 'default-deny has to stay: without it every connection is allowed',
    },
    {
      expression:
        "request.operation == 'DELETE' || object.metadata.name != 'default-deny' || ('Ingress' in object.spec.policyTypes && 'Egress' in object.spec.policyTypes && (!has(object.spec.ingress) || size(object.spec.ingress) == 0) && (!has(object.spec.egress) || size(object.spec.egress) == 0))",
      message: 'default-deny allows nothing, in neither direction',
    },
    {
      expression:
        "request.operation == 'DELETE' || !has(object.spec.ingress) || object.spec.ingress.all(r, has(r.from) && size(r.from) > 0 && r.from.all(p, !has(p.ipBlock) || !p.ipBlock.cidr.endsWith('/0')))",
      message: 'a policy lets everybody in; name the pods',
    },
    {
      expression:
        "request.operation == 'DELETE' || !has(object.spec.egress) || object.spec.egress.all(r, has(r.to) && size(r.to) > 0 && r.to.all(p, !has(p.ipBlock) || !p.ipBlock.cidr.endsWith('/0')))",
      message: 'a policy lets pods connect to everything; name pods or addresses',
    },
  ],
});
