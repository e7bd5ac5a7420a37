import { format } from '#lib/promql/format';
import { parse } from '#lib/promql/parser';

function formatted(text: string, width?: number): string {
  const { expression } = parse(text);
  if (expression === undefined) throw new Error(`cannot be read: ${text}`);
  return format(expression, width === undefined ? {} : { width });
}

describe('format', () => {
  it.each([
    ['sum(rate(x[300s]))by(le)', 'sum by (le) (rate(x[5m]))'],
    ['count  ( a )', 'count(a)'],
    ['sum without() (a)', 'sum without () (a)'],
    ["x{a='b',c=~`d\\.e`,}", 'x{a="b",c=~"d\\\\.e"}'],
    ['{"http.requests","a b"="c"}', '{"http.requests","a b"="c"}'],
    ['{"plain"}', '{"plain"}'],
    ['sum by ("a b", "without") (x)', 'sum by ("a b", "without") (x)'],
    ['a/on(b)group_left c', 'a / on (b) group_left () c'],
    ['a ==bool(1)', 'a == bool (1)'],
    ['a>BOOL 1', 'a > bool 1'],
    ['x offset -1h @ end()', 'x @ end() offset -1h'],
    ['x[1h:]offset 1w', 'x[1h:] offset 7d'],
    ['x[5m*2:step()]', 'x[5m * 2:step()]'],
    ['x offset -(5m+1h)', 'x offset -(5m + 1h)'],
    ['x[0.0001]', 'x[0.0001]'],
    ['- -x', '--x'],
    ['1h30m', '1h30m'],
    ['2.4e9', '2400000000'],
    ['1e-7', '0.0000001'],
    ['0.1234567890123456789', '0.12345678901234568'],
    ['0x1F + inf + NAN', '31 + Inf + NaN'],
    ['"\\xff\\x00é\\n"', '"\\xff\\x00é\\n"'],
    ['((a))', '((a))'],
    ['a # why\n+ b', 'a + b'],
  ])('writes %s as %s', (text, result) => {
    expect(formatted(text)).toBe(result);
    expect(formatted(result)).toBe(result);
  });

  it('breaks what is too long for a line, from outside', () => {
    const text =
      'histogram_quantile(0.95, sum by (le) (rate(dwcp_consensus_latency_seconds_bucket{mode="hybrid",phase="commit"}[5m]))) > 0.05 and on () sum(rate(dwcp_consensus_rounds_total[5m])) + sum(rate(dwcp_consensus_failures_total[5m])) > 10';
    expect(`\n${formatted(text)}\n`).toMatchInlineSnapshot(`
"
histogram_quantile(
  0.95,
  sum by (le) (rate(dwcp_consensus_latency_seconds_bucket{mode="hybrid",phase="commit"}[5m]))
)
  > 0.05
and on ()
sum(rate(dwcp_consensus_rounds_total[5m])) + sum(rate(dwcp_consensus_failures_total[5m])) > 10
"
`);
    expect(`\n${formatted(text, 50)}\n`).toMatchInlineSnapshot(`
"
histogram_quantile(
  0.95,
  sum by (le) (
    rate(
      dwcp_consensus_latency_seconds_bucket{
        mode="hybrid",
        phase="commit"
      }[5m]
    )
  )
)
  > 0.05
and on ()
sum(rate(dwcp_consensus_rounds_total[5m]))
    + sum(rate(dwcp_consensus_failures_total[5m]))
  > 10
"
`);
    expect(formatted(formatted(text, 50), 50)).toBe(formatted(text, 50));
  });

  it('leaves a word alone that is longer than a line', () => {
    expect(formatted('a_very_long_name + 1', 5)).toBe('a_very_long_name\n+ 1');
  });
});
