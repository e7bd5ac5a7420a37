import { format } from '#lib/promql/format';
import { mapSelectors } from '#lib/promql/map-selectors';
import { treeOf } from '#test/lib/promql/expression';

const added = { label: 'a', operator: '=', value: 'b', start: 0, end: 0 } as const;
const mapped = (text: string) =>
  format(
    mapSelectors(treeOf(text), (selector) => ({ ...selector, matchers: [...selector.matchers, added] })),
  );

describe('Replacing selectors', () => {
  it.each([
    ['a selector', 'x{c="d"} offset 5m', 'x{c="d",a="b"} offset 5m'],
    ['a range', 'rate(x[5m] offset 1h)', 'rate(x{a="b"}[5m] offset 1h)'],
    ['a subquery', 'max_over_time(x[1h:1m])', 'max_over_time(x{a="b"}[1h:1m])'],
    ['an aggregation and its parameter', 'topk(scalar(x), y)', 'topk(scalar(x{a="b"}), y{a="b"})'],
    ['an aggregation without a parameter', 'sum by (le) (x)', 'sum by (le) (x{a="b"})'],
    ['both operands', 'x / on (c) y > 2', 'x{a="b"} / on (c) y{a="b"} > 2'],
    ['signs and parentheses', '-(x)', '-(x{a="b"})'],
    [
      'no selector at all',
      'label_replace(vector(1), "a", "b", "", "")',
      'label_replace(vector(1), "a", "b", "", "")',
    ],
  ])('reaches into %s', (_, before, after) => {
    expect(mapped(before)).toBe(after);
  });

  it('leaves the old tree as it is', () => {
    const tree = treeOf('sum(x)');
    mapSelectors(tree, (selector) => ({ ...selector, name: 'y' }));
    expect(format(tree)).toBe('sum(x)');
  });
});
