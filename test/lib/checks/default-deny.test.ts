import { defaultDeny } from '#lib/checks/default-deny';
import { broken, goodStack, told, wholeStack, without } from './example';

const policy = 'NetworkPolicy default-deny';
const fix =
  '\n    let default-deny of lib/kubernetes/namespace.ts be for them in both directions, and allow nothing';
const open = (direction: string, names = 'alertmanager, prometheus') =>
  `Namespace monitoring: no policy refuses ${direction} of ${names} where no other policy allows it${fix}`;

describe('stack/default-deny', () => {
  it.each([
    ['of two programs', goodStack()],
    ['with everything', wholeStack()],
  ])('holds in a stack %s', (_, stack) => {
    expect(told(defaultDeny, stack)).toEqual([]);
  });

  it.each([
    ['that the policy is not there', without(policy), [open('ingress'), open('egress')]],
    ['that it forgets one direction', broken(policy, '"Ingress","Egress"', '"Ingress"'), [open('egress')]],
    ['that it forgets the other', broken(policy, '"Ingress","Egress"', '"Egress"'), [open('ingress')]],
    [
      'that it allows something',
      broken(policy, '"policyTypes"', '"ingress":[{}],"policyTypes"'),
      [open('ingress')],
    ],
    [
      'that it is for other pods',
      broken(policy, 'dwcp-monitoring"}},"policyTypes"', 'dwcp"}},"policyTypes"'),
      [open('ingress'), open('egress')],
    ],
    [
      'pods without the labels of the stack',
      broken('StatefulSet prometheus', /("template":.*?"app.kubernetes.io\/part-of":)"[\w-]+"/, '$1"dwcp"'),
      [open('ingress', 'prometheus'), open('egress', 'prometheus')],
    ],
  ])('finds %s', (_, stack, problems) => {
    expect(told(defaultDeny, stack)).toEqual(problems);
  });

  it('takes a policy for every pod of the namespace', () => {
    expect(told(defaultDeny, broken(policy, /"podSelector":\{.*?\}\}/, '"podSelector":{}'))).toEqual([]);
  });
});
