import { readNumber } from '#lib/promql/number-literal';
import type { Token } from '#lib/promql/token';
import { failAt } from '#lib/promql/token';
import type { TokenStream } from '#lib/promql/token-stream';
import type { DurationFormula, DurationNode, DurationOperation, FixedDuration, Span } from '#lib/promql/tree';
import { Duration } from '#lib/units/duration';

/** The longest time that Go's time.Duration holds, 2^63-1 nanoseconds, in seconds. */
const longestInSeconds = 2 ** 63 / 1e9;
const longestInMilliseconds = 9_223_372_036_854;

const precedence: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 3 };
const signPrecedence = 2;

/** Reads a duration literal. @throws SyntaxFailure when its units are out of order or it is out of range */
export function readDuration(token: Token): Duration {
  const duration = Duration.parse(token.text);
  if (duration === undefined) {
    const fix = 'the units are y, w, d, h, m, s and ms, in that order, each once, such as 1h30m';
    return failAt(token, `"${token.text}" is no duration`, fix);
  }
  if (duration.inMilliseconds > longestInMilliseconds) {
    return failAt(token, `${token.text} is longer than Prometheus can reckon`, 'write at most 292y');
  }
  return duration;
}

/** What stands in brackets: `5m`, `300`, `step() * 5`. @throws SyntaxFailure when it is not greater than zero */
export function parseRange(stream: TokenStream): DurationNode {
  const node = simplified(parseFormula(stream, 0));
  if (node.kind === 'duration' && !(signed(node) > 0)) {
    return failAt(
      node,
      'a range or step that is not greater than zero',
      'write a duration above 0, such as 5m',
    );
  }
  return node;
}

/**
 * What stands after `offset`. Without parentheses that is one duration: the grammar ends it before an operator, but
 * goes on after a parenthesis (`offset (5m) * 2`).
 */
export function parseOffset(stream: TokenStream): DurationNode {
  const sign = stream.current.word === '+' || stream.current.word === '-' ? stream.take() : undefined;
  const startsFormula = sign === undefined ? stream.current.word === '(' : isSign(stream.current);
  if (!startsFormula) {
    const operand = parsePrimary(stream);
    return simplified(sign === undefined ? operand : withSign(sign, operand));
  }
  if (sign === undefined) return simplified(parseFormula(stream, 0));
  return simplified(continueFormula(stream, withSign(sign, parseFormula(stream, signPrecedence)), 0));
}

function parseFormula(stream: TokenStream, minimum: number): DurationFormula {
  if (!isSign(stream.current)) return continueFormula(stream, parsePrimary(stream), minimum);
  const sign = stream.take();
  return continueFormula(stream, withSign(sign, parseFormula(stream, signPrecedence)), minimum);
}

function continueFormula(stream: TokenStream, first: DurationFormula, minimum: number): DurationFormula {
  let left = first;
  for (;;) {
    const { word } = stream.current;
    const tightness = precedence[word];
    if (tightness === undefined || tightness <= minimum || !isOperator(word)) return left;
    stream.take();
    const right = parseFormula(stream, word === '^' ? tightness - 1 : tightness);
    if ((word === '/' || word === '%') && isZero(right))
      failAt(right, 'a duration divided by zero', 'divide by another number');
    left = { kind: 'duration operation', operator: word, left, right, start: left.start, end: right.end };
  }
}

function parsePrimary(stream: TokenStream): DurationFormula {
  const token = stream.current;
  if (token.kind === 'number') return bareNumber(stream.take());
  if (token.kind === 'duration') return fixed(stream.take(), readDuration(token));
  if (token.kind === 'variable')
    return { kind: 'variable duration', variable: stream.take().text, ...spanOf(token) };
  if (token.hole?.kind === 'duration') return fixed(stream.take(), token.hole.duration);
  if (token.hole?.kind === 'variable') {
    return { kind: 'variable duration', variable: token.hole.variable.variable, ...spanOf(stream.take()) };
  }
  if (token.word === '(') {
    stream.take();
    const formula = parseFormula(stream, 0);
    const { end } = stream.expectWord(')', 'in a duration');
    return { kind: 'duration parentheses', formula, start: token.start, end };
  }
  if (isFunction(token.word)) return parseCall(stream, token.word);
  return stream.failExpecting('a duration', 'here', 'write one, such as 5m');
}

function parseCall(stream: TokenStream, name: 'step' | 'range' | 'min_of' | 'max_of'): DurationOperation {
  const { start } = stream.take();
  stream.expectWord('(', `after ${name}`);
  const parameters: DurationFormula[] = [];
  if (name === 'min_of' || name === 'max_of') {
    parameters.push(parseFormula(stream, 0));
    stream.expectWord(',', `in ${name}, which takes two durations`);
    parameters.push(parseFormula(stream, 0));
  }
  const { end } = stream.expectWord(')', `in ${name}()`);
  return { kind: 'duration call', function: name, arguments: parameters, start, end };
}

/** A formula without operation is the number itself: signs and parentheses around it fold away. */
function simplified(formula: DurationFormula): DurationNode {
  const value = folded(formula);
  if (value !== undefined) return { ...value, start: formula.start, end: formula.end };
  if (formula.kind === 'variable duration') return formula;
  return { kind: 'computed duration', formula, start: formula.start, end: formula.end };
}

function folded(formula: DurationFormula): FixedDuration | undefined {
  if (formula.kind === 'duration') return formula;
  if (formula.kind === 'duration number') return ofSeconds(formula, formula.value);
  if (formula.kind === 'duration parentheses') return folded(formula.formula);
  if (formula.kind !== 'duration sign') return undefined;
  const operand = folded(formula.operand);
  if (operand === undefined || formula.operator === '+') return operand;
  return { ...operand, negative: !operand.negative };
}

function withSign(sign: Token, operand: DurationFormula): DurationFormula {
  const operator = sign.word === '-' ? '-' : '+';
  return { kind: 'duration sign', operator, operand, start: sign.start, end: operand.end };
}

function bareNumber(token: Token): DurationOperation {
  const value = readNumber(token.text);
  if (value === undefined || value > longestInSeconds) {
    return failAt(token, `${token.text} seconds are more than Prometheus can reckon`, 'write at most 292y');
  }
  return { kind: 'duration number', value, ...spanOf(token) };
}

function ofSeconds(span: Span, seconds: number): FixedDuration {
  const inMilliseconds = Number.isNaN(seconds) ? 0 : Math.round(seconds * 1_000);
  const node = fixed(span, Duration.milliseconds(inMilliseconds));
  return seconds * 1_000 === inMilliseconds ? node : { ...node, seconds };
}

function fixed(span: Span, duration: Duration): FixedDuration {
  return { kind: 'duration', duration, negative: false, ...spanOf(span) };
}

function signed(node: FixedDuration): number {
  const seconds = node.seconds ?? node.duration.inSeconds;
  return node.negative ? -seconds : seconds;
}

function isZero(formula: DurationFormula): boolean {
  const value = folded(formula);
  return value !== undefined && Math.abs(signed(value)) === 0;
}

function isSign(token: Token): boolean {
  return token.word === '+' || token.word === '-';
}

function isOperator(word: string): word is '+' | '-' | '*' | '/' | '%' | '^' {
  return word in precedence;
}

function isFunction(word: string): word is 'step' | 'range' | 'min_of' | 'max_of' {
  return word === 'step' || word === 'range' || word === 'min_of' || word === 'max_of';
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
