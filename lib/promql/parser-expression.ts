import type { Diagnostic } from '#lib/promql/diagnostic';
import type { Hole } from '#lib/promql/hole';
import { lex } from '#lib/promql/lexer';
import { readNumber } from '#lib/promql/number-literal';
import { aggregations, neverMetrics, operators, signPrecedence } from '#lib/promql/operators';
import { afterExpression } from '#lib/promql/parser-advice';
import { readDuration } from '#lib/promql/parser-duration';
import { parseFill } from '#lib/promql/parser-fill';
import { parseGrouping, parseMatching } from '#lib/promql/parser-labels';
import { parsePostfix } from '#lib/promql/parser-postfix';
import { parseSelector, stringValue } from '#lib/promql/parser-selector';
import { checkSize } from '#lib/promql/size-limit';
import type { Source } from '#lib/promql/source';
import { failAt, type Token } from '#lib/promql/token';
import { TokenStream } from '#lib/promql/token-stream';
import type { Aggregation, Binary, Call, Expression, NumberLiteral, Span } from '#lib/promql/tree';

/** Keywords that are functions when a parenthesis follows. */
const functionKeywords = new Set(['start', 'end', 'step', 'range', 'max_of', 'min_of']);

/**
 * Reads one whole expression.
 *
 * @param diagnostics takes the problems that do not keep the rest from being read
 * @param base where the source starts within the text that the spans refer to
 * @throws SyntaxFailure at the first token that cannot stand where it does
 */
export function parseWhole(source: Source, diagnostics: Diagnostic[], base = 0): Expression {
  const tokens = lex(source, base);
  checkSize(tokens);
  const stream = new TokenStream(tokens, diagnostics);
  const first = stream.current;
  if (first.kind === 'end') failAt(first, 'there is no expression', 'write one, such as up == 0');
  const expression = parseExpression(stream, 0);
  if (stream.current.kind === 'end') return expression;
  return stream.failExpecting(
    'an operator or the end',
    'after an expression',
    afterExpression(stream.current.word),
  );
}

/** A Pratt parser: reads on while operators bind tighter than `minimum`. */
function parseExpression(stream: TokenStream, minimum: number): Expression {
  let left = parseOperand(stream);
  for (;;) {
    const operator = operators[stream.current.word];
    if (operator === undefined || operator.precedence <= minimum) return left;
    left = parseBinary(stream, left, operator.precedence);
  }
}

function parseBinary(stream: TokenStream, left: Expression, precedence: number): Binary {
  const operator = stream.take();
  const bool = stream.takeWord('bool') !== undefined;
  const matching = parseMatching(stream);
  parseFill(stream);
  const right = parseExpression(stream, operator.word === '^' ? precedence - 1 : precedence);
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

function parseOperand(stream: TokenStream): Expression {
  const { word, start } = stream.current;
  if (word !== '+' && word !== '-') return parsePostfix(stream, parsePrimary(stream));
  stream.take();
  const expression = parseExpression(stream, signPrecedence);
  return { kind: 'unary', operator: word, expression, start, end: expression.end };
}

function parsePrimary(stream: TokenStream): Expression {
  const token = stream.current;
  if (token.hole !== undefined) return parseHole(stream, token, token.hole);
  if (token.kind === 'number' || token.kind === 'duration') return numberLiteral(stream, stream.take());
  if (token.kind === 'string') {
    return { kind: 'string', value: stringValue(stream, stream.take()), start: token.start, end: token.end };
  }
  if (token.word === '(') {
    stream.take();
    const expression = parseExpression(stream, 0);
    const { end } = stream.expectWord(')', 'after what stands in parentheses');
    return { kind: 'parentheses', expression, start: token.start, end };
  }
  if (token.word === '{') return parseSelector(stream);
  if (token.kind === 'keyword') return parseKeyword(stream, token);
  if (token.kind !== 'identifier') return failExpectingOperand(stream);
  const isCall = stream.ahead(1).word === '(' && !token.text.includes(':');
  return isCall ? parseCall(stream) : parseSelector(stream);
}

function failExpectingOperand(stream: TokenStream): never {
  return stream.failExpecting('an expression', 'here', 'write a metric, a number or a function');
}

function parseKeyword(stream: TokenStream, token: Token): Expression {
  const { word } = stream.ahead(1);
  if (token.word in aggregations && (word === '(' || word === 'by' || word === 'without')) {
    return parseAggregation(stream);
  }
  if (functionKeywords.has(token.word) && word === '(') return parseCall(stream);
  if (neverMetrics.has(token.word)) return failExpectingOperand(stream);
  return parseSelector(stream);
}

function parseAggregation(stream: TokenStream): Aggregation {
  const operator = stream.take();
  const before = parseGrouping(stream);
  const parameters = parseArguments(stream, operator);
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

function parseCall(stream: TokenStream): Call {
  const name = stream.take();
  const parameters = parseArguments(stream, name);
  return {
    kind: 'call',
    function: name.text,
    functionSpan: spanOf(name),
    arguments: parameters,
    start: name.start,
    end: stream.lastEnd,
  };
}

function parseArguments(stream: TokenStream, name: Token): readonly Expression[] {
  stream.expectWord('(', `after ${name.text}`);
  const parameters: Expression[] = [];
  if (stream.takeWord(')')) return parameters;
  for (;;) {
    parameters.push(parseExpression(stream, 0));
    if (stream.takeWord(')')) return parameters;
    if (!stream.takeWord(',')) stream.failExpecting('"," or ")"', `after an argument of ${name.text}`);
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
      return parseWhole(hole.source, stream.diagnostics, token.start + hole.indent);
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
