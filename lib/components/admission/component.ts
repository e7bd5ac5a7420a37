import { hardeningPolicy } from '#lib/components/admission/hardening';
import { imagesPolicy } from '#lib/components/admission/images';
import { namespacesPolicy } from '#lib/components/admission/namespaces';
import { networkPoliciesPolicy } from '#lib/components/admission/network-policies';
import { nodeAccessPolicy } from '#lib/components/admission/node-access';
import { podLabelsPolicy } from '#lib/components/admission/pod-labels';
import { type AdmissionPolicy, policyObjects } from '#lib/components/admission/policy';
import { secretVariablesPolicy } from '#lib/components/admission/secret-variables';
import { servicesPolicy } from '#lib/components/admission/services';
import { factsOf, type StackFacts } from '#lib/components/admission/stack-facts';
import { tokensPolicy } from '#lib/components/admission/tokens';
import type { Component } from '#lib/components/component';
import { type Applied, objectsOf } from '#lib/components/objects-of';
import type { Environment } from '#lib/environment/environment';
import { Bytes } from '#lib/units/bytes';

/** Every policy, by what the stack is. */
const policiesOf = (facts: StackFacts): readonly AdmissionPolicy[] => [
  namespacesPolicy(facts),
  imagesPolicy(facts),
  tokensPolicy(facts),
  secretVariablesPolicy(facts),
  hardeningPolicy(facts),
  ...nodeAccessPolicy(facts),
  podLabelsPolicy(facts),
  networkPoliciesPolicy(facts),
  servicesPolicy(facts),
];

/**
 * Policies by which the API server refuses what would weaken the namespaces of the stack, whoever asks for it. Nothing
 * where an environment does without them.
 *
 * @param stack everything else that is applied
 */
export function admission({ output }: Environment, stack: Applied): readonly Component[] {
  if (output.kind !== 'kubernetes' || !output.admissionPolicies) return [];
  const facts = factsOf(objectsOf(stack).map(({ object }) => object));
  const nothing = Bytes.of(0);
  return [
    {
      name: 'admission',
      files: [],
      objects: policiesOf(facts).flatMap((policy) => policyObjects(policy, output.namespace)),
      mirrors: [],
      processes: [],
      size: { replicas: 0, cpu: 0, memory: nothing, storage: nothing },
      secrets: [],
      choices: [],
    },
  ];
}
