import { type AdmissionPolicy, celList, pods, serviceAccount } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/** Mutating admission has put the token among the volumes by then, so that the volumes alone tell. */
export const tokensPolicy = ({ apiUsers, standards }: StackFacts): AdmissionPolicy => ({
  name: 'tokens',
  why: 'Only programs that look for pods have a token of the API: who breaks into another finds none.',
  namespaces: [...standards.keys()],
  guards: pods,
  variables: { accounts: celList(apiUsers) },
  validations: [
    {
      expression: `${serviceAccount} in variables.accounts || !has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.projected) || !has(v.projected.sources) || !v.projected.sources.exists(s, has(s.serviceAccountToken)))`,
      message: 'a pod would have a token of the API; write automountServiceAccountToken: false',
    },
  ],
});
