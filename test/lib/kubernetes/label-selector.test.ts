import { parseLabelSelector } from '#lib/kubernetes/label-selector';

describe('a label selector', () => {
  it.each([
    ['app=dwcp', [{ key: 'app', operator: 'In', values: ['dwcp'] }]],
    ['app==dwcp', [{ key: 'app', operator: 'In', values: ['dwcp'] }]],
    ['tier != test', [{ key: 'tier', operator: 'NotIn', values: ['test'] }]],
    [
      'tier in (node, manager),app.kubernetes.io/name notin (x)',
      [
        { key: 'tier', operator: 'In', values: ['node', 'manager'] },
        { key: 'app.kubernetes.io/name', operator: 'NotIn', values: ['x'] },
      ],
    ],
    [
      'a,!b',
      [
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'DoesNotExist' },
      ],
    ],
  ])('%s', (text, matchExpressions) => {
    expect(parseLabelSelector(text)).toEqual({ matchExpressions });
  });

  it('that cannot be read is refused', () => {
    expect(() => parseLabelSelector('app=dwcp,a b')).toThrow(
      new RangeError(
        '"a b" is no requirement of a label selector, such as app=dwcp or tier in (node,manager)',
      ),
    );
  });
});
