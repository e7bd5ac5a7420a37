import { parse } from '#lib/promql/parser';
import { checkSyntax, verdict } from '#lib/promql/syntax';
import { typeOf } from '#lib/promql/types';
import { diagnosed } from '#test/lib/promql/diagnosed';

const feature = 'it needs --enable-feature=promql-experimental-functions, which is not set';

describe('typeOf', () => {
  it.each([
    ['1 + 2', 'scalar'],
    ['1 + 2 + a + 3', 'instant vector'],
    ['(-scalar(x))', 'scalar'],
    ['time() - pi()', 'scalar'],
    ['x[5m]', 'range vector'],
    ['x[5m:]', 'range vector'],
    ['rate(x[5m])', 'instant vector'],
    ['count(x)', 'instant vector'],
    ['("a")', 'string'],
  ])('says that %s is a %s', (text, type) => {
    const { expression } = parse(text);
    expect(expression && typeOf(expression)).toBe(type);
  });
});

describe('checkSyntax', () => {
  it.each([
    'sum by (le) (rate(a[5m]))',
    'label_join(a, "b", ",", "c", "d", "e")',
    'round(a)',
    'round(a, 0.5)',
    'hour()',
    '1 < bool 2',
    'a </ 5',
    'a / on (b) group_left (c) d',
    '1 + on () 2',
    '{a=~".+"}',
    '{"a", __name__=~"b"}',
    'min_over_time(a[1h:5m])',
    'a offset (5m + 1h)',
  ])('accepts %s', (text) => {
    expect(checkSyntax(text)).toEqual([]);
  });

  it.each([
    [
      'rate(x)',
      'types: an instant vector in argument 1 of rate, which takes a range vector [x] add a range, such as [5m]',
    ],
    [
      'abs(x[5m])',
      'types: a range vector in argument 1 of abs, which takes an instant vector [x[5m]] put it into a function over ranges, such as rate(...), or remove the range',
    ],
    [
      'abs(1)',
      'types: a scalar in argument 1 of abs, which takes an instant vector [1] write vector(...) around the number, or a metric',
    ],
    [
      'vector(x)',
      'types: an instant vector in argument 1 of vector, which takes a scalar [x] write a number, or scalar(...) around the vector',
    ],
    [
      'label_replace(x, a, "b", "c", "d")',
      'types: an instant vector in argument 2 of label_replace, which takes a string [a] put it in quotes',
    ],
    [
      'label_join(x, "a", ",", "b", 1)',
      'types: a scalar in argument 5 of label_join, which takes a string [1] put it in quotes',
    ],
    ['sum("x")', 'types: a string in sum, which takes an instant vector ["x"] write an instant vector'],
    [
      'sum(x[5m])',
      'types: a range vector in sum, which takes an instant vector [x[5m]] put it into a function over ranges, such as rate(...), or remove the range',
    ],
    ['topk("1", x)', 'types: a string in the parameter of topk, which takes a scalar ["1"] write a scalar'],
    [
      'count_values(l, x)',
      'types: an instant vector in the parameter of count_values, which takes a string [l] put it in quotes',
    ],
    ['x + "a"', 'types: a string beside +, which takes numbers and instant vectors ["a"] remove the quotes'],
    [
      'x[5m] > 1',
      'types: a range vector beside >, which takes numbers and instant vectors [x[5m]] put it into a function over ranges, such as rate(...), or remove the range',
    ],
    ['1 > 2', 'types: > between two numbers has nothing to filter [>] write > bool'],
    [
      '1 and x',
      'types: and with a number; it takes two instant vectors [and] write vector(...) around the number',
    ],
    ['x + bool y', 'types: "bool" after +, which does not compare [+] remove "bool"'],
    [
      'x and on (a) group_left y',
      'types: group_left with and, which always matches many with many [and] remove it',
    ],
    ['x + on (a) 1', 'types: "on" beside a number, which has no labels [+] remove on (...)'],
    [
      'x / on (a) group_left (a) y',
      'types: the label a is both matched on and taken over [a] remove it from group_left or group_right',
    ],
    ['-x[5m]', 'types: a sign before a range vector [-x[5m]] a sign needs a number or an instant vector'],
    [
      'max_over_time(1[5m:])',
      'types: a subquery of a scalar [1[5m:]] a subquery needs an instant vector before [',
    ],
    [
      '{a=~".*"}',
      'types: a selector that matches every series [{a=~".*"}] name the metric, or add a matcher that an empty value does not satisfy, such as job="node"',
    ],
    [
      'x{__name__="y"}',
      'types: the metric\'s name is given twice: "x" and "y" [__name__="y"] remove one of them',
    ],
    [
      'x{a=~"["}',
      'syntax: a=~"[" is no RE2 expression: missing closing ]: `[` [a=~"["] correct it: https://github.com/google/re2/wiki/Syntax',
    ],
    ['rates(x[5m])', 'functions: Prometheus 3.14 has no function rates [rates] did you mean rate?'],
    [
      'RATE(x[5m])',
      'functions: Prometheus 3.14 has no function RATE [RATE] see https://prometheus.io/docs/prometheus/latest/querying/functions/',
    ],
    ['rate()', 'functions: rate takes 1 argument and has 0 [rate()] write rate(range vector)'],
    [
      'round(x, 1, 2)',
      'functions: round takes 1 to 2 arguments and has 3 [round(x, 1, 2)] write round(instant vector, scalar)',
    ],
    [
      'label_join(x)',
      'functions: label_join takes 3 arguments or more and has 1 [label_join(x)] write label_join(instant vector, string, string)',
    ],
    ['info(x)', `features: the function info is behind a feature flag [info] do without it: ${feature}`],
    [
      'limitk(1, x)',
      `features: the aggregation limitk is behind a feature flag [limitk] do without it: ${feature}`,
    ],
  ])('refuses %s', (text, message) => {
    expect(diagnosed(text, checkSyntax(text))).toEqual([`promql/${message}`]);
  });

  it('tells of every problem at once', () => {
    const text = 'rates(x) + abs(1) > "a"';
    expect(diagnosed(text, checkSyntax(text)).map((line) => line.split(':')[0])).toEqual([
      'promql/types',
      'promql/functions',
      'promql/types',
    ]);
  });
});

describe('verdict', () => {
  it('is what the command prints', () => {
    expect(verdict('up == 0')).toEqual({ ok: true, problems: [] });
    expect(verdict('up ==')).toEqual({
      ok: false,
      problems: [
        {
          check: 'promql/syntax',
          start: 5,
          end: 5,
          message: 'an expression is expected here, not the end',
          fix: 'write a metric, a number or a function',
        },
      ],
    });
  });
});
