import { stringValue } from '#lib/promql/parser-selector';
import { hasInvalidUtf8 } from '#lib/promql/string-literal';
import { failAt, type Token } from '#lib/promql/token';
import type { TokenStream } from '#lib/promql/token-stream';
import type { Grouping, LabelName, VectorMatching } from '#lib/promql/tree';

/** `by (...)` or `without (...)`, when it stands here. */
export function parseGrouping(stream: TokenStream): Grouping | undefined {
  const keyword = stream.takeWord('by') ?? stream.takeWord('without');
  if (keyword === undefined) return undefined;
  return { kind: keyword.word === 'by' ? 'by' : 'without', labels: parseLabels(stream, keyword) };
}

/** `on (...)` or `ignoring (...)` with an optional `group_left` or `group_right`, when it stands here. */
export function parseMatching(stream: TokenStream): VectorMatching | undefined {
  const keyword = stream.takeWord('on') ?? stream.takeWord('ignoring');
  if (keyword === undefined) return undefined;
  const on = keyword.word === 'on' ? 'on' : 'ignoring';
  const labels = parseLabels(stream, keyword);
  const group = stream.takeWord('group_left') ?? stream.takeWord('group_right');
  if (group === undefined) return { on, labels };
  const side = group.word === 'group_left' ? 'left' : 'right';
  return {
    on,
    labels,
    group: { side, labels: stream.current.word === '(' ? parseLabels(stream, group) : [] },
  };
}

function parseLabels(stream: TokenStream, after: Token): readonly LabelName[] {
  stream.expectWord('(', `after ${after.text}`);
  const labels: LabelName[] = [];
  while (stream.current.word !== ')') {
    labels.push(parseLabel(stream));
    const { word } = stream.current;
    if (word !== ')' && word !== ',') stream.failExpecting('"," or ")"', 'after a label');
    stream.takeWord(',');
  }
  stream.expectWord(')', 'after the labels');
  return labels;
}

function parseLabel(stream: TokenStream): LabelName {
  const token = stream.current;
  const name = labelName(stream, token);
  if (name === undefined)
    return stream.failExpecting(
      'a label',
      'here',
      'write the name of a label, in quotes if it is an unusual one',
    );
  stream.take();
  if (name === '' || hasInvalidUtf8(name))
    failAt(token, `${token.text} is no label`, 'write the name of a label');
  return { name, start: token.start, end: token.end };
}

function labelName(stream: TokenStream, token: Token): string | undefined {
  if (token.kind === 'string') return stringValue(stream, token);
  if (token.hole?.kind === 'label') return token.hole.label.labelName;
  // Prometheus' grammar leaves out this one keyword.
  if (token.kind === 'keyword' && token.word === 'without') return undefined;
  return token.kind === 'identifier' || token.kind === 'keyword' ? token.text : undefined;
}
