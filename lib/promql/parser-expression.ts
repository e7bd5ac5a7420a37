import type { Hole } from '#lib/promql/hole';
import { lex } from '#lib/promql/lexer';
import { readNumber } from '#lib/promql/number-literal';
import { aggregations, operators, signPrecedence } from '#lib/promql/operators';
import { readDuration } from '#lib/promql/parser-duration';
import { parseGrouping, parseMatching } from '#lib/promql/parser-labels';
import { parsePostfix, parseSelector, stringValue } from '#lib/promql/parser-selector';
import { failAt, type Token } from '#lib/promql/token';
import { TokenStream } from '#lib/promql/token-stream';
import type { Aggregation, Binary, Call, Expression, NumberLiteral, Span } from '#lib/promql/tree';

/** Deeper trees would exhaust the stack of whoever walks them; no rule comes near. */
const deepest = 500;

/** Keywords that Prometheus' grammar does not take for the name of a metric. */
const neverMetrics = new Set(['atan2', 'bool', 'on', 'ignoring', 'group_left', 'group_right']);

/** Keywords that are functions when a parenthesis follows. */
const functionKeywords = new Set(['start', 'end', 'step', 'range', 'max_of', 'min_of']);

/** Reads one whole expression. @throws SyntaxFailure at the first token that cannot stand where it does */
export function parseWhole(stream: TokenStream): Expression {
  if (stream.current.kind === 'end')
    failAt(stream.current, 'there is no expression', 'write one, such as up == 0');
  const expression = parseExpression(stream, 0, 0);
  if (stream.current.kind === 'end') return expression;
  return stream.failExpecting('an operator or the end', 'after an expression');
}

/** A Pratt parser: reads on while operators bind tighter than `minimum`. */
function parseExpression(stream: TokenStream, minimum: number, depth: number): Expression {
  if (depth > deepest)
    failAt(stream.current, `nested more than ${deepest} deep`, 'split it into recording rules');
  let left = parseOperand(stream, depth);
  for (let height = depth; ; height += 1) {
    const operator = operators[stream.current.word];
    if (operator === undefined || operator.precedence <= minimum) return left;
    if (height > 10 * deepest)
      failAt(stream.current, `more than ${10 * deepest} operators`, 'split it into recording rules');
    left = parseBinary(stream, left, operator.precedence, depth);
  }
}

function parseBinary(stream: TokenStream, left: Expression, precedence: number, depth: number): Binary {
  const operator = stream.take();
  const bool = stream.takeWord('bool') !== undefined;
  const matching = parseMatching(stream);
  parseFill(stream);
  const right = parseExpression(stream, operator.word === '^' ? precedence - 1 : precedence, depth + 1);
  return {
    kind: 'binary',
    operator: operator.word,
    operatorSpan: spanOf(operator),
    left,
    right,
    bool,
    ...(matching && { matching }),
    start: left.start,
    end: right.end,
  };
}

/** `fill (0)`, `fill_left (0) fill_right (1)`: read, so that the rest can be checked, but behind a flag. */
function parseFill(stream: TokenStream): void {
  const first = stream.takeWord('fill') ?? stream.takeWord('fill_left') ?? stream.takeWord('fill_right');
  if (first === undefined) return;
  const other = first.word === 'fill_left' ? 'fill_right' : 'fill_left';
  for (let word: Token | undefined = first; word !== undefined; ) {
    stream.expectWord('(', `after ${word.text}`);
    if (!stream.takeWord('-')) stream.takeWord('+');
    if (!stream.takeKind('number') && !stream.takeKind('duration'))
      stream.failExpecting('a number', `in ${word.text}`);
    stream.expectWord(')', `after ${word.text}`);
    word = word === first && first.word !== 'fill' ? stream.takeWord(other) : undefined;
  }
  const fix =
    'write "or" with the value instead; it needs --enable-feature=promql-binop-fill-modifiers, which is not set';
  stream.report('promql/features', first, `the modifier "${first.text}" is behind a feature flag`, fix);
}

function parseOperand(stream: TokenStream, depth: number): Expression {
  const { word, start } = stream.current;
  if (word !== '+' && word !== '-') return parsePostfix(stream, parsePrimary(stream, depth));
  stream.take();
  const expression = parseExpression(stream, signPrecedence, depth + 1);
  return { kind: 'unary', operator: word, expression, start, end: expression.end };
}

function parsePrimary(stream: TokenStream, depth: number): Expression {
  const token = stream.current;
  if (token.hole !== undefined) return parseHole(stream, token, token.hole);
  if (token.kind === 'number' || token.kind === 'duration') return numberLiteral(stream, stream.take());
  if (token.kind === 'string') {
    return { kind: 'string', value: stringValue(stream, stream.take()), start: token.start, end: token.end };
  }
  if (token.word === '(') {
    stream.take();
    const expression = parseExpression(stream, 0, depth + 1);
    const { end } = stream.expectWord(')', 'after the parentheses that were opened');
    return { kind: 'parentheses', expression, start: token.start, end };
  }
  if (token.word === '{') return parseSelector(stream);
  if (token.kind === 'keyword') return parseKeyword(stream, token, depth);
  if (token.kind !== 'identifier') return stream.failExpecting('an expression', 'in an expression');
  const isCall = stream.ahead(1).word === '(' && !token.text.includes(':');
  return isCall ? parseCall(stream, depth) : parseSelector(stream);
}

function parseKeyword(stream: TokenStream, token: Token, depth: number): Expression {
  const { word } = stream.ahead(1);
  if (token.word in aggregations && (word === '(' || word === 'by' || word === 'without')) {
    return parseAggregation(stream, depth);
  }
  if (functionKeywords.has(token.word) && word === '(') return parseCall(stream, depth);
  if (neverMetrics.has(token.word)) return stream.failExpecting('an expression', 'in an expression');
  return parseSelector(stream);
}

function parseAggregation(stream: TokenStream, depth: number): Aggregation {
  const operator = stream.take();
  const before = parseGrouping(stream);
  const parameters = parseArguments(stream, operator, depth);
  const grouping = before ?? parseGrouping(stream);
  const place = { start: operator.start, end: stream.lastEnd };
  const wanted = aggregations[operator.word]?.parameter === undefined ? 1 : 2;
  const [first, second] = parameters;
  const expression = wanted === 1 ? first : second;
  if (expression === undefined || parameters.length !== wanted) {
    const example = wanted === 1 ? `${operator.word}(metric)` : `${operator.word}(parameter, metric)`;
    const message = `${operator.word} takes ${wanted} argument${wanted === 1 ? '' : 's'} and has ${parameters.length}`;
    return failAt(place, message, `write ${example}`);
  }
  return {
    kind: 'aggregation',
    operator: operator.word,
    operatorSpan: spanOf(operator),
    ...(wanted === 2 && first && { parameter: first }),
    expression,
    ...(grouping && { grouping }),
    ...place,
  };
}

function parseCall(stream: TokenStream, depth: number): Call {
  const name = stream.take();
  const parameters = parseArguments(stream, name, depth);
  return {
    kind: 'call',
    function: name.text,
    functionSpan: spanOf(name),
    arguments: parameters,
    start: name.start,
    end: stream.lastEnd,
  };
}

function parseArguments(stream: TokenStream, name: Token, depth: number): readonly Expression[] {
  stream.expectWord('(', `after ${name.text}`);
  const parameters: Expression[] = [];
  if (stream.takeWord(')')) return parameters;
  for (;;) {
    parameters.push(parseExpression(stream, 0, depth + 1));
    if (stream.takeWord(')')) return parameters;
    stream.expectWord(',', `in the arguments of ${name.text}`);
  }
}

function numberLiteral(stream: TokenStream, token: Token): NumberLiteral {
  if (token.kind === 'duration') {
    const duration = readDuration(token);
    return {
      kind: 'number',
      value: duration.inSeconds,
      quantity: duration.quantity,
      duration,
      ...spanOf(token),
    };
  }
  const value = readNumber(token.text);
  if (value === undefined)
    stream.report('promql/syntax', token, `${token.text} is out of range`, 'write a smaller number');
  return { kind: 'number', value: value ?? 0, ...spanOf(token) };
}

function parseHole(stream: TokenStream, token: Token, hole: Hole): Expression {
  const place = spanOf(token);
  switch (hole.kind) {
    case 'series':
      return parseSelector(stream);
    case 'quantity':
      stream.take();
      return { kind: 'number', value: hole.quantity.value, quantity: hole.quantity, ...place };
    case 'duration': {
      stream.take();
      const { duration } = hole;
      return { kind: 'number', value: duration.inSeconds, quantity: duration.quantity, duration, ...place };
    }
    case 'expression':
      stream.take();
      return parseWhole(new TokenStream(lex(hole.source, token.start + hole.indent), stream.diagnostics));
    case 'threshold':
      return failAt(
        place,
        'a threshold that nobody has given',
        'give it with withThreshold(...), or write a number',
      );
    case 'variable':
      return failAt(
        place,
        `${token.text} stands for an expression`,
        'use a variable as a range or inside a string',
      );
    case 'label':
      return failAt(
        place,
        `${token.text} is a label, not a metric`,
        'use it in by (...), on (...) or a matcher',
      );
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
