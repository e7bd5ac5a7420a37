import type { Token } from '#lib/promql/token';
import type { TokenStream } from '#lib/promql/token-stream';

/** `fill (0)`, `fill_left (0) fill_right (1)`: read, so that the rest can be checked, but behind a flag. */
export function parseFill(stream: TokenStream): void {
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
