import { functionNames, signatureOf } from '#lib/promql/functions';
import { aggregations, operators } from '#lib/promql/operators';
import type { ValueType } from '#lib/promql/tree';
import { Random } from '#test/lib/promql/random';

const words = (text: string): readonly string[] => text.split(' ');

const names =
  'up foo http_requests_total job:foo:rate5m :x a:b sum offset by start step fill and or unless without inf nan ' +
  'bool on anchored Count MIN_OF range end group_left atan2 _ a1 limitk';
/** The first ones are right everywhere, so that more than a few expressions are valid. */
const numbers =
  '0 1 5 42 0.5 .5 5. 1e3 1E-3 1e+5 1_000 1__0 0x1F 0x1e 0x_1f 0X1ee 0777 0o17 089 1e400 9223372036854775808 Inf NaN ' +
  '+Inf -3 1.5.2 0x8000000000000000 1e 1_ 3.14159265358979323846 1e-400 00 12345678901234567890123';
const durations =
  '5m 1h30m 30s 1w 1y 500ms 1d1h1m1s1ms 0s 5 300 0.5 1.5 1m1h 5M 1.5h 300y 292y 0.0001 -5m +5m 5m30 1s5m 08m 1e3 0x10';
const formulas =
  'step() range() 5m*2 (5m) -(5m) 5m+1h 2^2*1s min_of(5m,step()) max_of(1h,5m*2) -step() 10m/2 5m%0 5m/(0) - -5m+1m';
const strings = [
  '"a"',
  "'a'",
  '`a\\d`',
  '""',
  '"a\\nb"',
  '"\\x41\\u00e9\\U0001F600\\101"',
  '"\\xff"',
  '"\\q"',
  '"\\\'"',
  "'\\''",
  '"é€😀"',
  '"a"b"',
  '"\\400"',
  '"\\ud800"',
  '"a\tb"',
  '"#"',
  '"http.requests"',
  '"$1"',
];
/** As they stand inside a string in double quotes. */
const patterns = [
  '',
  ...words(
    String.raw`a|b .* .+ foo.* (a|b)+c? [a-z]{2,3} \\d+ (?i)abc (?P<n>a) (?<n>a) (?=a) (?!a) [ ( a) a** *a ` +
      String.raw`a{1001} a{2,1} \\1 [[:alpha:]] \\pL \\p{Greek} \\p{Nope} \\C \\Q.+\\E \\xff \\z \\Z (?s-m:a.b) ` +
      String.raw`(?x)a ^a$ a||b é.* (?U)a+ a{,3} { \\ (?:) [z-a] [^\\n] x{3}{4} \\bfoo\\B`,
  ),
];
const labels = 'job instance le by on without bool __name__ sum group_left a:b "x.y" "" \'q\' inf 1x é _';

const usualFunctions = functionNames.filter((name) => signatureOf(name)?.experimental === false);

/** Writes expressions that are mostly right by their types, now and then something that is not. */
class Grammar {
  constructor(private readonly random: Random) {}

  expression(type: ValueType, depth: number): string {
    const { random } = this;
    if (random.chance(0.03)) return this.expression(random.choose(valueTypes), depth);
    if (random.chance(0.06)) return `(${this.gap()}${this.expression(type, depth - 1)}${this.gap()})`;
    switch (type) {
      case 'string':
        return random.choose(strings);
      case 'scalar':
        return this.scalar(depth);
      case 'range vector':
        return this.rangeVector(depth);
      case 'instant vector':
        return depth <= 0 ? this.selector() : this.instantVector(depth);
    }
  }

  private scalar(depth: number): string {
    const { random } = this;
    if (depth <= 0 || random.chance(0.5))
      return random.choose(
        words(random.chance(0.85) ? numbers : durations).slice(0, this.usual() ? 8 : undefined),
      );
    if (random.chance(0.4)) return this.binary('scalar', 'scalar', depth);
    return random.chance(0.3)
      ? `${random.choose(['-', '+', '- '])}${this.expression('scalar', depth - 1)}`
      : this.call(depth);
  }

  private instantVector(depth: number): string {
    const { random } = this;
    const part = random.below(10);
    if (part < 3) return this.selector();
    if (part < 5) return this.call(depth);
    if (part < 7) return this.aggregation(depth);
    if (part < 9) {
      const [left, right] = random.choose([
        ['instant vector', 'instant vector'],
        ['instant vector', 'instant vector'],
        ['instant vector', 'scalar'],
        ['scalar', 'instant vector'],
      ] as const);
      return this.binary(left, right, depth);
    }
    return `${random.choose(['-', '+'])}${this.expression('instant vector', depth - 1)}`;
  }

  private rangeVector(depth: number): string {
    const { random } = this;
    const range = this.duration();
    if (random.chance(0.7)) return `${this.plainSelector()}${this.gap()}[${range}]${this.modifiers()}`;
    const step = random.chance(0.6) ? this.duration() : '';
    return `${this.expression('instant vector', depth - 1)}[${range}:${step}]${this.modifiers()}`;
  }

  private selector(): string {
    return this.plainSelector() + this.modifiers();
  }

  private plainSelector(): string {
    const { random } = this;
    const name = random.choose(words(names).slice(0, random.chance(0.7) ? 4 : undefined));
    if (random.chance(0.5)) return name;
    const matchers = Array.from({ length: random.below(4) }, () => this.matcher());
    const braces = `{${this.gap()}${matchers.join(`,${this.gap()}`)}${random.chance(0.1) ? ',' : ''}}`;
    return random.chance(0.8) ? name + this.gap() + braces : braces;
  }

  private matcher(): string {
    const { random } = this;
    if (random.chance(0.06)) return random.choose(strings);
    const label = random.choose(words(labels).slice(0, random.chance(0.85) ? 6 : undefined));
    const isPattern = random.chance(0.5);
    const operator = random.choose(isPattern ? ['=~', '!~'] : ['=', '!=']);
    const value =
      isPattern && random.chance(0.7)
        ? `"${random.choose(patterns)}"`
        : random.choose(strings.slice(0, random.chance(0.8) ? 6 : undefined));
    return `${label}${this.gap()}${operator}${this.gap()}${value}`;
  }

  private modifiers(): string {
    const { random } = this;
    let text = '';
    while (random.chance(0.12)) {
      const at = random.choose([
        'start()',
        'end()',
        '1609746000',
        '-5.5',
        '+Inf',
        'NaN',
        '1e400',
        '5m',
        'end ( )',
        'step()',
      ]);
      text += random.choose([
        ` offset ${this.duration()}`,
        ` @ ${at}`,
        `@${at}`,
        ' anchored',
        ` Offset -${this.duration()}`,
      ]);
    }
    return text;
  }

  private duration(): string {
    const { random } = this;
    if (random.chance(0.85))
      return random.choose(words(durations).slice(0, random.chance(0.8) ? 7 : undefined));
    return random.choose([
      ...words(formulas),
      `${this.duration()} * ${this.duration()}`,
      `(${this.duration()} + 1m)`,
    ]);
  }

  private call(depth: number): string {
    const { random } = this;
    const name = random.chance(0.97)
      ? random.choose(this.usual() ? usualFunctions : functionNames)
      : random.choose(words(names));
    const { parameters = [], fewest = 1, most = 2 } = signatureOf(name) ?? {};
    const wanted = random.chance(0.95)
      ? random.choose([fewest, Math.min(most, fewest + 1)])
      : random.below(4);
    const given = Array.from({ length: wanted }, (_, index) =>
      this.expression(parameters[Math.min(index, parameters.length - 1)] ?? 'instant vector', depth - 1),
    );
    return `${name}${this.gap()}(${given.join(', ')}${random.chance(0.01) ? ',' : ''})`;
  }

  private aggregation(depth: number): string {
    const { random } = this;
    const operator = random.choose(Object.keys(aggregations).slice(0, this.usual() ? 12 : undefined));
    const parameter = aggregations[operator]?.parameter;
    const grouping = random.chance(0.5)
      ? `${random.choose(['by', 'without', 'BY'])}${this.gap()}${this.labels()}`
      : '';
    const spelling = random.chance(0.05) ? operator.toUpperCase() : operator;
    const given = this.expression('instant vector', depth - 1);
    const inside = parameter === undefined ? `(${given})` : `(${this.expression(parameter, 0)}, ${given})`;
    return random.chance(0.5)
      ? `${spelling} ${grouping}${this.gap()}${inside}`
      : `${spelling}${inside}${this.gap()}${grouping}`;
  }

  private binary(left: ValueType, right: ValueType, depth: number): string {
    const { random } = this;
    const operator = random.choose(Object.keys(operators));
    const isComparison = operators[operator]?.kind === 'comparison';
    const bool = random.chance(isComparison ? (left === right && left === 'scalar' ? 0.9 : 0.3) : 0.02)
      ? ' bool'
      : '';
    const matching = random.chance(left === right && left === 'instant vector' ? 0.4 : 0.04)
      ? this.matching()
      : '';
    const space = /\w/.test(operator) || random.chance(0.8) ? ' ' : '';
    return `${this.expression(left, depth - 1)}${space}${operator}${bool}${matching}${space || ' '}${this.expression(right, depth - 1)}`;
  }

  private matching(): string {
    const { random } = this;
    const on = ` ${random.choose(['on', 'ignoring'])}${this.gap()}${this.labels()}`;
    const group = random.chance(0.4)
      ? ` ${random.choose(['group_left', 'group_right'])}${random.chance(0.6) ? this.labels() : ''}`
      : '';
    return `${on}${group}${random.chance(0.03) ? ' fill(0)' : ''}`;
  }

  private labels(): string {
    const { random } = this;
    const list = Array.from({ length: random.below(3) }, () =>
      random.choose(words(labels).slice(0, random.chance(0.9) ? 3 : undefined)),
    );
    return `(${list.join(',')}${list.length > 0 && random.chance(0.05) ? ',' : ''})`;
  }

  /** Whether to keep to what is valid: one wrong part makes the whole expression wrong. */
  private usual(): boolean {
    return this.random.chance(0.9);
  }

  private gap(): string {
    return this.random.chance(0.9) ? '' : this.random.choose([' ', '\n', '\t', ' # why\n', '\r\n', '  ']);
  }
}

const valueTypes: readonly ValueType[] = [
  'instant vector',
  'instant vector',
  'range vector',
  'scalar',
  'string',
];

const token = /\s+|#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[\w.:]+|=~|!~|[=!<>]=|[\s\S]/g;
const characters = Array.from('(){}[],:@+-*/%^=!~<>"\'`\\#$ 05msxe._\n\u00e9\u{1f600}\ufffd\u00a0');

/** One small mistake: a token gone, twice, swapped with its neighbour or from elsewhere, or one character changed. */
function mutate(text: string, random: Random): string {
  const tokens = text.match(token) ?? [];
  const at = random.below(tokens.length);
  const [one = '', next = ''] = tokens.slice(at, at + 2);
  switch (random.below(5)) {
    case 0:
      return tokens.toSpliced(at, 1).join('');
    case 1:
      return tokens.toSpliced(at, 0, one).join('');
    case 2:
      return tokens.toSpliced(at, 2, next, one).join('');
    case 3:
      return tokens.toSpliced(at, 1, random.choose(tokens)).join('');
    default: {
      const all = Array.from(text);
      return all.toSpliced(random.below(all.length), random.below(2), random.choose(characters)).join('');
    }
  }
}

/** Expressions, valid and broken, without repetitions; the same for the same seed. */
export function corpus(size: number, seed: number): readonly string[] {
  const random = new Random(seed);
  const grammar = new Grammar(random);
  const found = new Set<string>();
  while (found.size < size) {
    const text = grammar.expression(random.choose(valueTypes), 1 + random.below(4));
    found.add(text);
    for (let mistakes = random.below(3); mistakes > 0; mistakes -= 1) found.add(mutate(text, random));
  }
  return [...found].slice(0, size);
}
