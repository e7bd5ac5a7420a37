import { readNumber } from '#lib/promql/number-literal';
import { parseOffset, parseRange, readDuration } from '#lib/promql/parser-duration';
import { failAt, type Token } from '#lib/promql/token';
import type { TokenStream } from '#lib/promql/token-stream';
import type {
  AtModifier,
  DurationNode,
  Expression,
  Modifiers,
  RangeSelector,
  Span,
  Subquery,
} from '#lib/promql/tree';

/** Ranges, subqueries, `offset` and `@` after an expression. */
export function parsePostfix(stream: TokenStream, operand: Expression): Expression {
  let expression = operand;
  for (;;) {
    const { word } = stream.current;
    if (word === '[') expression = parseBrackets(stream, expression);
    else if (word === 'offset') expression = parseOffsetModifier(stream, expression);
    else if (word === '@') expression = parseAt(stream, expression);
    else if (word === 'anchored' || word === 'smoothed') {
      const fix = `remove "${word}"; it needs --enable-feature=promql-extended-range-selectors, which is not set`;
      stream.report('promql/features', stream.take(), `the modifier "${word}" is behind a feature flag`, fix);
    } else return expression;
  }
}

function parseBrackets(stream: TokenStream, expression: Expression): RangeSelector | Subquery {
  const bracket = stream.take();
  const range = parseRange(stream);
  if (stream.takeWord(':') === undefined) {
    const { end } = stream.expectWord(']', 'after a range');
    return rangeSelector(expression, range, { start: bracket.start, end });
  }
  const step = stream.current.word === ']' ? undefined : parseRange(stream);
  const { end } = stream.expectWord(']', 'after the step of a subquery');
  const { start } = expression;
  return { kind: 'subquery', expression, range, ...(step && { step }), modifiers: {}, start, end };
}

function rangeSelector(expression: Expression, range: DurationNode, brackets: Span): RangeSelector {
  if (expression.kind !== 'selector') {
    const fix = 'write a subquery, such as [5m:1m], or put the range behind the metric';
    return failAt(brackets, 'a range after something that is no metric', fix);
  }
  const { offset, at } = expression.modifiers;
  const hasOffset = offset !== undefined && offset.kind !== 'computed duration' && !isNothing(offset);
  if (hasOffset || at?.at === 'timestamp') {
    failAt(brackets, 'a range after "offset" or "@"', 'write the range first: metric[5m] offset 1h');
  }
  return { kind: 'range selector', selector: expression, range, start: expression.start, end: brackets.end };
}

function parseOffsetModifier(stream: TokenStream, expression: Expression): Expression {
  const keyword = stream.take();
  const offset = parseOffset(stream);
  const place = { start: keyword.start, end: stream.lastEnd };
  const present = modifiersOf(expression, 'offset', place).offset;
  if (present !== undefined && !isNothing(present))
    failAt(place, 'a second offset', 'write one offset, their sum');
  return withModifiers(expression, { offset }, place.end);
}

function parseAt(stream: TokenStream, expression: Expression): Expression {
  const symbol = stream.take();
  const at = parseAtTime(stream, symbol);
  if (modifiersOf(expression, '@', at).at !== undefined) failAt(at, 'a second "@"', 'write one "@"');
  return withModifiers(expression, { at }, at.end);
}

function parseAtTime(stream: TokenStream, symbol: Token): AtModifier {
  const { word } = stream.current;
  if (word === 'start' || word === 'end') {
    stream.take();
    stream.expectWord('(', `after @ ${word}`);
    return { at: word, start: symbol.start, end: stream.expectWord(')', `after @ ${word}(`).end };
  }
  const sign = word === '-' || word === '+' ? stream.take().word : '+';
  const token = stream.takeKind('number') ?? stream.takeKind('duration');
  if (token === undefined)
    return stream.failExpecting('a Unix time in seconds, start() or end()', 'after "@"');
  const amount = token.kind === 'number' ? readNumber(token.text) : readDuration(token).inSeconds;
  const place = { start: symbol.start, end: token.end };
  // Prometheus keeps timestamps as 64-bit integers.
  if (amount === undefined || !(amount < 2 ** 63)) {
    return failAt(place, `${token.text} is no time`, 'write a Unix time in seconds, such as @ 1609746000');
  }
  return { at: 'timestamp', seconds: sign === '-' ? -amount : amount, ...place };
}

function modifiersOf(expression: Expression, what: string, place: Span): Modifiers {
  if (expression.kind === 'selector' || expression.kind === 'subquery') return expression.modifiers;
  if (expression.kind === 'range selector') return expression.selector.modifiers;
  return failAt(
    place,
    `"${what}" after something that is no metric, range or subquery`,
    'put it behind the metric',
  );
}

function withModifiers(expression: Expression, added: Modifiers, end: number): Expression {
  if (expression.kind === 'selector' || expression.kind === 'subquery') {
    return { ...expression, modifiers: { ...expression.modifiers, ...added }, end };
  }
  if (expression.kind !== 'range selector') return expression;
  const { selector } = expression;
  return { ...expression, selector: { ...selector, modifiers: { ...selector.modifiers, ...added } }, end };
}

/** An offset of no whole nanosecond, which Prometheus takes for none. */
function isNothing(offset: DurationNode): boolean {
  return offset.kind === 'duration' && Math.round((offset.seconds ?? offset.duration.inSeconds) * 1e9) === 0;
}
