import { isSelected } from '#lib/kubernetes/label-selection';

describe('A label selector', () => {
  const labels = { app: 'dwcp', tier: 'node' };

  it.each([
    [undefined, true],
    [{}, true],
    [{ matchLabels: { app: 'dwcp' } }, true],
    [{ matchLabels: { app: 'other' } }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['node', 'manager'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['node'] }] }, false],
    [{ matchExpressions: [{ key: 'mesh', operator: 'NotIn', values: ['on'] }] }, true],
    [{ matchExpressions: [{ key: 'mesh', operator: 'DoesNotExist' }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  ])('%j: %s', (selector, expected) => expect(isSelected(labels, selector)).toBe(expected));
});
