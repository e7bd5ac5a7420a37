import { isEverybody } from '#lib/components/admission/everybody';

const requirement = (operator: string) => ({
  matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator }],
});

describe('a peer of a NetworkPolicy', () => {
  it.each([
    ['all namespaces', { namespaceSelector: {} }],
    ['all pods', { podSelector: {} }],
    ['all pods of all namespaces', { namespaceSelector: {}, podSelector: {} }],
    ['what has a label of any value', { namespaceSelector: requirement('Exists') }],
    ['what has no such label', { podSelector: requirement('DoesNotExist') }],
    ['what has another value', { podSelector: requirement('NotIn') }],
    ['half of all addresses', { ipBlock: { cidr: '0.0.0.0/1' } }],
    ['a range of IPv4 wider than /8', { ipBlock: { cidr: '10.0.0.0/7' } }],
    ['a range of IPv6 wider than /16', { ipBlock: { cidr: '2000::/15' } }],
  ])('is everybody when it is %s', (_, peer) => {
    expect(isEverybody(peer)).toBe(true);
  });

  it.each([
    ['pods with a label', { podSelector: { matchLabels: { app: 'a' } } }],
    ['all pods of one namespace', { namespaceSelector: requirement('In'), podSelector: {} }],
    ['pods with a label in any namespace', { namespaceSelector: {}, podSelector: requirement('In') }],
    ['a /8 of IPv4', { ipBlock: { cidr: '10.0.0.0/8' } }],
    ['a /16 of IPv6', { ipBlock: { cidr: 'fd00::/16' } }],
  ])('is somebody when it is %s', (_, peer) => {
    expect(isEverybody(peer)).toBe(false);
  });
});
