import { placeOfCaller } from '#lib/place';
import { ProblemsError } from '#lib/problem';
import { label, type SeriesReference, variable } from '#lib/promql/hole';
import { checkSyntax } from '#lib/promql/syntax';
import { type Promql, promql, threshold } from '#lib/promql/template';
import { Duration, milliseconds, minutes } from '#lib/units/duration';
import { bytesPerSecond, percent, Quantity, unitless } from '#lib/units/quantity';
import { diagnosed } from '#test/lib/promql/diagnosed';

const bucket: SeriesReference = { name: 'latency_seconds_bucket', matchers: [] };
const hybrid: SeriesReference = {
  name: 'rounds_total',
  matchers: [{ label: 'mode', operator: '=', value: 'a"b' }],
};

const here = () => placeOfCaller(here);

const problems = (expression: Promql) => diagnosed(expression.source.text, expression.parsed.diagnostics);

describe('promql', () => {
  it.each<[string, Promql, string]>([
    ['a series', promql`rate(${bucket}[1m])`, 'rate(latency_seconds_bucket[1m])'],
    ['matchers', promql`${hybrid}{b!="c"}`, 'rounds_total{mode="a\\"b",b!="c"}'],
    ['an unusual name', promql`sum(${{ name: 'a.b', matchers: [] }})`, 'sum({"a.b"})'],
    ['a name that is a keyword', promql`1 + ${{ name: 'on', matchers: [] }}`, '1 + {"on"}'],
    ['a range', promql`rate(${bucket}[${minutes(5)}])`, 'rate(latency_seconds_bucket[5m])'],
    [
      'a range with a step',
      promql`max_over_time(x[${minutes(60)}:${minutes(1)}])`,
      'max_over_time(x[1h:1m])',
    ],
    [
      'a step and an offset',
      promql`x[1d:${minutes(5)}] offset ${Duration.milliseconds(86_400_000)}`,
      'x[1d:5m] offset 1d',
    ],
    ['a factor of a range', promql`x[${minutes(5)} * 2]`, 'x[5m * 2]'],
    ['a duration as a number', promql`x > ${milliseconds(50)}`, 'x > 50ms'],
    ['a quantity', promql`x > ${bytesPerSecond(2.4e9)}`, 'x > 2400000000'],
    ['a negative quantity', promql`${unitless(-2)} ^ x`, '(-2) ^ x'],
    ['a label', promql`sum by (${label('le')}) (x{${label('mode')}="a"})`, 'sum by (le) (x{mode="a"})'],
    ['a variable as a range', promql`rate(x[${variable('$__rate_interval')}])`, 'rate(x[$__rate_interval])'],
    [
      'a variable in a string',
      promql`x{a=~"${variable(`\${instance:regex}`)}|b"}`,
      `x{a=~"\${instance:regex}|b"}`,
    ],
    [
      'backslashes',
      promql`x{a=~"b\\.c", d=~\`e\.f\`, g="\\\\$"}`,
      'x{a=~"b\\\\.c",d=~"e\\\\.f",g="\\\\\\\\$"}',
    ],
  ])('takes %s', (_, expression, text) => {
    expect(expression.text).toBe(text);
    expect(`${expression}`).toBe(text);
  });

  it('keeps what a number was', () => {
    expect(promql`${percent(5)}`.expression).toMatchObject({
      kind: 'number',
      value: 5,
      quantity: percent(5),
    });
    expect(promql`${minutes(5)}`.expression).toMatchObject({
      kind: 'number',
      value: 300,
      quantity: Quantity.of(300, 'seconds'),
      duration: minutes(5),
    });
  });

  it('knows where it is written', () => {
    const [{ place }, expression] = [here(), promql`x`];
    expect(expression.place.place).toMatchObject({ file: place.file, line: place.line });
  });

  it('keeps the layout of its author beside the formatted text', () => {
    const expression = promql`
      rate(${bucket}[1m]) # why
        > ${percent(5)}
    `;
    expect(expression.source.text).toBe('\n      rate(latency_seconds_bucket[1m]) # why\n        > 5\n    ');
    expect(expression.text).toBe('rate(latency_seconds_bucket[1m]) > 5');
  });
});

describe('an expression inside another', () => {
  const sum = promql`a + b`;

  it('is one operand, whatever stands around it', () => {
    expect(promql`${sum} * 2`.text).toBe('(a + b) * 2');
    expect(promql`2 - ${sum}`.text).toBe('2 - (a + b)');
    expect(promql`${sum} + 2`.text).toBe('a + b + 2');
    expect(promql`-${sum}`.text).toBe('-(a + b)');
    expect(promql`${promql`-a`} ^ 2`.text).toBe('(-a) ^ 2');
    expect(promql`${sum}[1h:]`.text).toBe('(a + b)[1h:]');
    expect(promql`abs(${sum})`.text).toBe('abs(a + b)');
    expect(promql`${promql`x offset (5m)*2`} * 2`.text).toBe('(x offset (5m) * 2) * 2');
    expect(promql`${promql`${promql`a or b`} and c`} > 1`.text).toBe('((a or b) and c) > 1');
  });

  it('does not change when it is used twice', () => {
    const base = promql`x`;
    const shifted = promql`${base} offset 5m`;
    const both = promql`${base} / ${base} offset 1h`;
    expect([base.text, shifted.text, both.text, base.text]).toEqual([
      'x',
      'x offset 5m',
      'x / x offset 1h',
      'x',
    ]);
  });

  it('has its mistakes marked where they stand in the whole', () => {
    const wrong = promql`abs(${promql`rate(x[5m]) +`}) > 1`;
    expect(wrong.source.text).toBe('abs(rate(x[5m]) +) > 1');
    expect(wrong.parsed.diagnostics?.[0]).toMatchObject({ start: 17, end: 17 });
    const types = promql`1 + ${promql`2 + rate(x)`}`;
    expect(diagnosed(types.source.text, checkSyntax(types.source))).toEqual([
      'promql/types: an instant vector in argument 1 of rate, which takes a range vector [x] add a range, such as [5m]',
    ]);
  });
});

describe('threshold', () => {
  const alert = promql`${promql`x > ${threshold}`} or y < ${threshold}`;

  it('is given by whoever owns the expression, and leaves the original as it was', () => {
    expect(alert.withThreshold(percent(80)).text).toBe('x > 80 or y < 80');
    expect(alert.withThreshold(percent(90)).text).toBe('x > 90 or y < 90');
    expect([alert.hasThreshold, alert.withThreshold(percent(80)).hasThreshold]).toEqual([true, false]);
    const none = promql`x > 1`;
    expect(none.withThreshold(percent(80))).toBe(none);
  });

  it('has to be given', () => {
    expect(problems(alert)).toEqual([
      'promql/syntax: a threshold that nobody has given [threshold] give it with withThreshold(...), or write a number',
    ]);
    expect(() => alert.text).toThrow(ProblemsError);
  });
});

describe('a value in a place that cannot take it', () => {
  it.each<[string, Promql, string]>([
    [
      'a label as an expression',
      promql`abs(${label('le')})`,
      'le is a label, not a metric [le] use it in by (...), on (...) or a matcher',
    ],
    [
      'a variable as an expression',
      promql`${variable('$x')} + 1`,
      '$x stands for an expression [$x] use a variable as a range or inside a string',
    ],
    [
      'a series as a range',
      promql`rate(x[${bucket}])`,
      'a duration is expected here, not a series (latency_seconds_bucket) [latency_seconds_bucket] write one, such as 5m',
    ],
    [
      'a quantity as a range',
      promql`rate(x[${percent(5)}])`,
      'a duration is expected here, not a quantity (5) [5] write one, such as 5m',
    ],
    [
      'a series as a label',
      promql`sum by (${bucket}) (x)`,
      'a label is expected here, not a series (latency_seconds_bucket) [latency_seconds_bucket] write the name of a label, in quotes if it is an unusual one',
    ],
    [
      'a label inside a string',
      promql`x{a="${label('le')}"}`,
      'a value of kind "label" inside a string [le] put the whole matcher into the value, or write the text out',
    ],
    [
      "a label as a matcher's value",
      promql`x{a=${label('le')}}`,
      'le stands where a quoted string is expected [le] put it in quotes',
    ],
    [
      'a value glued to a name',
      promql`x${bucket}`,
      'a value of the template runs into the text beside it [xlatency_seconds_bucket] put a space between them',
    ],
    [
      'a name glued to a value',
      promql`${bucket}_total`,
      'a value of the template runs into the text beside it [_] put a space between them',
    ],
    [
      'matchers behind an expression',
      promql`${promql`x`}{a="b"}`,
      'an operator or the end is expected after an expression, not "{" [{] write an operator such as + or and before it, or remove it',
    ],
  ])('is refused: %s', (_, expression, message) => {
    expect(problems(expression)).toEqual([`promql/syntax: ${message}`]);
  });

  it('is a type error, and an error for code that is not checked', () => {
    // @ts-expect-error a bare number has no unit
    expect(() => promql`x > ${5}`).toThrow(TypeError);
    // @ts-expect-error text is written, not put in
    expect(() => promql`${'x'} > 1`).toThrow(/^value 1 of promql`… > 1` is "x"; it takes a metric, /);
    // @ts-expect-error a metric that does not exist
    expect(() => promql`${undefined}`).toThrow(/ is undefined; /);
    // @ts-expect-error no series, no label, no variable
    expect(() => promql`${{ name: 'x' }}`).toThrow(/ is an object of another kind; /);
    // @ts-expect-error a function
    expect(() => promql`${minutes}[5m]`).toThrow(/ is a function; /);
  });

  it('cannot be made: labels and variables by names that do not exist', () => {
    expect(() => label('a b')).toThrow('"a b" is not the name of a label');
    expect(() => variable('instance')).toThrow('"instance" is not a dashboard variable, such as $instance');
  });
});

describe('variables', () => {
  it('names those of expressions inside, too', () => {
    const rate = promql`rate(x{a="${variable('$a')}"}[${variable('$__rate_interval')}])`;
    expect(promql`sum(${rate}) > ${percent(5)}`.variables).toEqual(['$a', '$__rate_interval']);
  });
});
