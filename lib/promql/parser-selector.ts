import type { SeriesReference } from '#lib/promql/hole';
import { unquote } from '#lib/promql/string-literal';
import { failAt, type Token } from '#lib/promql/token';
import type { TokenStream } from '#lib/promql/token-stream';
import type { Matcher, MatchOperator, Selector, Span } from '#lib/promql/tree';

const escapeFix =
  'the escapes are \\n \\t \\r \\\\ \\" \\xhh \\uhhhh and three octal digits; or quote with backticks';

/** The value of a string token. Reports a wrong escape. */
export function stringValue(stream: TokenStream, token: Token): string {
  const value = unquote(token.text);
  if (value === undefined)
    stream.report('promql/syntax', token, `${token.text} has a wrong escape`, escapeFix);
  return value ?? '';
}

/** `name`, `name{...}`, `{...}`, or a series of the template with or without further matchers. */
export function parseSelector(stream: TokenStream): Selector {
  const first = stream.current;
  if (first.word === '{')
    return parseBraces(stream, { kind: 'selector', matchers: [], modifiers: {}, ...span(first) });
  stream.take();
  const start: Selector =
    first.hole?.kind === 'series'
      ? ofReference(first.hole.series, first)
      : { kind: 'selector', name: first.text, matchers: [], modifiers: {}, ...span(first) };
  return stream.current.word === '{' ? parseBraces(stream, start) : start;
}

function ofReference({ name, matchers }: SeriesReference, place: Span): Selector {
  return {
    kind: 'selector',
    name,
    ...(/^[A-Za-z_:][\w:]*$/.test(name) ? {} : { quotedName: true }),
    matchers: matchers.map(({ label, operator, value }) => ({ label, operator, value, ...span(place) })),
    modifiers: {},
    ...span(place),
  };
}

function parseBraces(stream: TokenStream, base: Selector): Selector {
  stream.expectWord('{', 'before matchers');
  let selector = base;
  while (stream.current.word !== '}') {
    selector = parseMatcher(stream, selector);
    const { word } = stream.current;
    if (word !== '}' && word !== ',') stream.failExpecting('"," or "}"', 'after a matcher');
    stream.takeWord(',');
  }
  return { ...selector, end: stream.expectWord('}', 'after matchers').end };
}

function parseMatcher(stream: TokenStream, selector: Selector): Selector {
  const token = stream.current;
  const isLabel = token.kind === 'identifier' || token.kind === 'string' || token.hole?.kind === 'label';
  if (!isLabel) return stream.failExpecting('a label or "}"', 'here', 'write a matcher, such as job="node"');
  stream.take();
  const operator = stream.current.word;
  if (token.kind === 'string' && !isMatchOperator(operator)) return withName(stream, selector, token);
  const label =
    token.hole?.kind === 'label'
      ? token.hole.label.labelName
      : token.kind === 'string'
        ? stringValue(stream, token)
        : token.text;
  if (!isMatchOperator(operator))
    return stream.failExpecting(
      '=, !=, =~ or !~',
      `after the label ${label}`,
      `write a matcher: ${label}="..."`,
    );
  stream.take();
  const text = stream.takeKind('string') ?? stream.takeKind('hole');
  const value = text === undefined ? undefined : matcherValue(stream, text);
  if (text === undefined || value === undefined) {
    return stream.failExpecting('a string', `after ${label}${operator}`, 'put the value in quotes');
  }
  const matcher: Matcher = { label, operator, value, start: token.start, end: text.end };
  return { ...selector, matchers: [...selector.matchers, matcher] };
}

function matcherValue(stream: TokenStream, token: Token): string | undefined {
  if (token.kind === 'string') return stringValue(stream, token);
  return failAt(token, `${token.text} stands where a quoted string is expected`, 'put it in quotes');
}

/** `{"a.b"}`: a name in quotes. A second one has to match like any other matcher of `__name__`. */
function withName(stream: TokenStream, selector: Selector, token: Token): Selector {
  const name = stringValue(stream, token);
  if (selector.name === undefined && name !== '') return { ...selector, name, quotedName: true };
  const matcher: Matcher = { label: '__name__', operator: '=', value: name, ...span(token) };
  return { ...selector, matchers: [...selector.matchers, matcher] };
}

function isMatchOperator(word: string): word is MatchOperator {
  return word === '=' || word === '!=' || word === '=~' || word === '!~';
}

function span({ start, end }: Span): Span {
  return { start, end };
}
