import { parse } from '#lib/promql/parser';
import { sourceOf } from '#lib/promql/source';
import { diagnosed } from '#test/lib/promql/diagnosed';

const problems = (text: string) => diagnosed(text, parse(text).diagnostics);

describe('parse', () => {
  it('keeps where every part stands', () => {
    const text = 'rate(a{b=~"c"}[5m] offset -1h) > bool 2';
    expect(parse(text).expression).toMatchInlineSnapshot(`
{
  "bool": true,
  "end": 39,
  "kind": "binary",
  "left": {
    "arguments": [
      {
        "end": 29,
        "kind": "range selector",
        "range": {
          "duration": Duration {
            "inMilliseconds": 300000,
          },
          "end": 17,
          "kind": "duration",
          "negative": false,
          "start": 15,
        },
        "selector": {
          "end": 14,
          "kind": "selector",
          "matchers": [
            {
              "end": 13,
              "label": "b",
              "operator": "=~",
              "start": 7,
              "value": "c",
            },
          ],
          "modifiers": {
            "offset": {
              "duration": Duration {
                "inMilliseconds": 3600000,
              },
              "end": 29,
              "kind": "duration",
              "negative": true,
              "start": 26,
            },
          },
          "name": "a",
          "start": 5,
        },
        "start": 5,
      },
    ],
    "end": 30,
    "function": "rate",
    "functionSpan": {
      "end": 4,
      "start": 0,
    },
    "kind": "call",
    "start": 0,
  },
  "operator": ">",
  "operatorSpan": {
    "end": 32,
    "start": 31,
  },
  "right": {
    "end": 39,
    "kind": "number",
    "start": 38,
    "value": 2,
  },
  "start": 0,
}
`);
  });

  it.each([
    ['a + b * c', 'a + (b * c)'],
    ['a ^ b ^ c', 'a ^ (b ^ c)'],
    ['a - b - c', '(a - b) - c'],
    ['-a ^ b', '-(a ^ b)'],
    ['-a * b', '(-a) * b'],
    ['a or b and c unless d', 'a or ((b and c) unless d)'],
    ['a > b + c', 'a > (b + c)'],
    ['2 ^ -a * b', '(2 ^ -a) * b'],
  ])('reads %s as %s', (text, meaning) => {
    const shape = (given: string) =>
      JSON.stringify(parse(given).expression, (key, value) => {
        if (key === 'start' || key === 'end' || key === 'operatorSpan') return undefined;
        return value?.kind === 'parentheses' ? value.expression : value;
      });
    expect(shape(text)).toBe(shape(meaning));
  });

  it.each([
    ['5.', 'number'],
    ['0x1F', 'number'],
    ['1h30m', 'number'],
    ['"a"', 'string'],
    ['offset', 'selector'],
    [':', 'selector'],
    ['sum', 'selector'],
    ['SUM BY (x) (y)', 'aggregation'],
    ['{"http.requests", "a b"="c"}', 'selector'],
    ['x[5m] @ end() offset -1h', 'range selector'],
    ['x[step() * 5:range()]', 'subquery'],
    ['x @ start()[5m]', 'range selector'],
    ['-# why\nx', 'unary'],
  ])('reads %s', (text, kind) => {
    expect(parse(text).expression?.kind).toBe(kind);
  });

  it.each([
    ['', 'there is no expression [] write one, such as up == 0'],
    ['rate(', 'an expression is expected here, not the end [] write a metric, a number or a function'],
    [
      'foo bar',
      'an operator or the end is expected after an expression, not "bar" [bar] write an operator such as + or and before it, or remove it',
    ],
    [
      'rate(x[5m]) by (a)',
      'an operator or the end is expected after an expression, not "by" [by] by (...) belongs to an aggregation: sum by (...) (...)',
    ],
    [
      'a = 1',
      'an operator or the end is expected after an expression, not "=" [=] write == to compare, or put the matcher in braces',
    ],
    [
      'a =~ "b"',
      'an operator or the end is expected after an expression, not "=~" [=~] put the matcher in braces: metric{label=~"..."}',
    ],
    [
      'a)',
      'an operator or the end is expected after an expression, not ")" [)] remove it, or open the parentheses with "("',
    ],
    [
      'a, b',
      'an operator or the end is expected after an expression, not "," [,] remove it, or put the list into the parentheses of a function',
    ],
    ['(a', '")" is expected after what stands in parentheses, not the end [] write ")"'],
    ['abs(a', '"," or ")" is expected after an argument of abs, not the end [] write "," or ")"'],
    ['foo{a}', '=, !=, =~ or !~ is expected after the label a, not "}" [}] write a matcher: a="..."'],
    ['foo{a=b}', 'a string is expected after a=, not "b" [b] put the value in quotes'],
    ['foo{1="b"}', 'unexpected character "1" inside braces [1] remove it'],
    ['foo{a="b" c="d"}', '"," or "}" is expected after a matcher, not "c" [c] write "," or "}"'],
    ['foo{,}', 'a label or "}" is expected here, not "," [,] write a matcher, such as job="node"'],
    ['foo{a="b}', 'the string is not closed ["] close it with " on the same line'],
    ['“foo”', 'unexpected character "“" [“] write plain quotes: "'],
    ['a ! b', 'unexpected character "!" [!] write != to compare, or unless for "and not"'],
    ['sum by le (x)', '"(" is expected after by, not "le" [le] write "("'],
    ['sum by (le (x)', '"," or ")" is expected after a label, not "(" [(] write "," or ")"'],
    [
      'sum by (without) (x)',
      'a label is expected here, not "without" [without] write the name of a label, in quotes if it is an unusual one',
    ],
    ['sum by ("") (x)', '"" is no label [""] write the name of a label'],
    ['sum(a, b)', 'sum takes 1 argument and has 2 [sum(a, b)] write sum(metric)'],
    ['topk(a)', 'topk takes 2 arguments and has 1 [topk(a)] write topk(parameter, metric)'],
    ['foo[', 'a duration is expected here, not the end [] write one, such as 5m'],
    ['foo[m]', '"m" inside the brackets of a range [m] write a duration, such as [5m]'],
    ['foo[0s]', 'a range or step that is not greater than zero [0s] write a duration above 0, such as 5m'],
    ['foo[5m / 0]', 'a duration divided by zero [0] divide by another number'],
    [
      'foo[1m1h]',
      '"1m1h" is no duration [1m1h] the units are y, w, d, h, m, s and ms, in that order, each once, such as 1h30m',
    ],
    [
      'foo[1.5h]',
      '"1.5h" is no number and no duration [1.5h] durations are whole numbers of a unit: write 90s, not 1.5m',
    ],
    ['foo[300y]', '300y is longer than Prometheus can reckon [300y] write at most 292y'],
    ['foo[1e10]', '1e10 seconds are more than Prometheus can reckon [1e10] write at most 292y'],
    [
      'foo[step():1m]',
      'Prometheus 3.14 reads no step after a range without a number [:] write a number or a duration before step() or range(), such as [1s * step():1m]',
    ],
    ['foo[5m:1m:1m]', '"]" is expected after the step of a subquery, not ":" [:] write "]"'],
    [
      'sum(a)[5m]',
      'a range after something that is no metric [[5m]] write a subquery, such as [5m:1m], or put the range behind the metric',
    ],
    ['foo offset 1h[5m]', 'a range after "offset" or "@" [[5m]] write the range first: metric[5m] offset 1h'],
    ['foo offset 5m offset 1h', 'a second offset [offset 1h] write one offset, their sum'],
    [
      'rate(a[5m]) offset 1h',
      '"offset" after something that is no metric, range or subquery [offset 1h] put it behind the metric',
    ],
    ['foo @ 1 @ 2', 'a second "@" [@ 2] write one "@"'],
    ['foo @ Inf', 'Inf is no time [@ Inf] write a Unix time in seconds, such as @ 1609746000'],
    [
      'foo @ x',
      'a Unix time in seconds, start() or end() is expected after "@", not "x" [x] write a Unix time in seconds, start() or end()',
    ],
    [
      'rate(foo[$__rate_interval])',
      'a dashboard variable outside a dashboard [$] write the duration out, such as [5m]',
    ],
    ['1e400', '1e400 is out of range [1e400] write a smaller number'],
    [
      '0x1e',
      '"0x1e" is no number and no duration [0x1e] Prometheus takes an e after the first digit for an exponent: write a 0 before it',
    ],
    [
      '10MB',
      '"10MB" is no number and no duration [10MB] numbers have no units but those of time: y, w, d, h, m, s and ms, such as 1h30m',
    ],
    ['1..2', '"1..2" is no number and no duration [1..2] write it as 1000, 1e3, 0x3e8 or 1h30m'],
    [
      '"\\q"',
      '"\\q" has a wrong escape ["\\q"] the escapes are \\n \\t \\r \\\\ \\" \\xhh \\uhhhh and three octal digits; or quote with backticks',
    ],
    [
      '"\ufffd"',
      'a string with a character that is not valid UTF-8 ["\ufffd"] write the bytes as \\x escapes',
    ],
  ])('refuses %s', (text, message) => {
    expect(problems(text)).toEqual([`promql/syntax: ${message}`]);
  });

  it.each([
    [
      'a + fill(0) b',
      'the modifier "fill" is behind a feature flag [fill] write "or" with the value instead; it needs --enable-feature=promql-binop-fill-modifiers, which is not set',
    ],
    [
      'a[5m] anchored',
      'the modifier "anchored" is behind a feature flag [anchored] remove "anchored"; it needs --enable-feature=promql-extended-range-selectors, which is not set',
    ],
  ])('knows but refuses %s', (text, message) => {
    expect(problems(text)).toEqual([`promql/features: ${message}`]);
  });

  it('tells of everything that does not keep it from reading on', () => {
    expect(problems('foo{a="\\q"} + 1e400 +')).toHaveLength(3);
  });

  it('takes dashboard variables for durations in dashboards alone', () => {
    const text = `rate(x[$__rate_interval] offset \${shift:raw}) + max_over_time(y[[[range]]:$step])`;
    expect(parse(sourceOf(text, { dashboard: true })).expression?.kind).toBe('binary');
    expect(problems(text)).toHaveLength(1);
  });

  it('refuses what would exhaust the stack, however it is nested', () => {
    const deep = (open: string, close: string) => parse(`${open.repeat(100_000)}x${close.repeat(100_000)}`);
    expect(deep('(', ')').diagnostics?.[0]?.message).toBe('more than 500 nested parentheses');
    expect(deep('-', '').diagnostics?.[0]?.message).toBe('more than 2000 operators and brackets');
    expect(deep('', ' + x').diagnostics?.[0]?.message).toBe('more than 2000 operators and brackets');
    expect(parse(`${'('.repeat(500)}x${')'.repeat(500)}`).expression?.kind).toBe('parentheses');
  });
});
