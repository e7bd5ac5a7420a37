import type { Span } from '#lib/promql/tree';

/** The words of Go's templates as far as mistakes in alerts' texts need them. */
export interface TemplateToken extends Span {
  readonly kind: 'variable' | 'field' | 'identifier' | 'string' | 'number' | 'symbol';
  readonly text: string;
}

/** What stands between `{{` and `}}`; the span includes both. */
export interface Action extends Span {
  readonly tokens: readonly TemplateToken[];
}

/** The actions of a template, and what ended the reading early: an action without an end, or a strange character. */
export interface Actions {
  readonly actions: readonly Action[];
  readonly failure?: Span & { readonly reason: 'unclosed' | 'character' };
}

/** https://pkg.go.dev/text/template#hdr-Arguments */
const tokenPatterns: readonly (readonly [TemplateToken['kind'], RegExp])[] = [
  ['variable', /\$[\p{L}\p{N}_]*/uy],
  ['field', /\.[\p{L}_][\p{L}\p{N}_]*/uy],
  ['number', /[+-]?\.?\d[\w.]*(?:(?<=[eEpP])[+-]\d+)?/y],
  ['identifier', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['string', /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y],
  ['symbol', /:=|[=|(),.]/y],
];

const open = /\{\{(?:-(?=\s))?/g;
const comment = /\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y;
const close = /-?\}\}/y;
const space = /\s+/y;

/** Finds the actions of a Go template: https://pkg.go.dev/text/template */
export function actionsOf(text: string): Actions {
  const actions: Action[] = [];
  let position = 0;
  while (true) {
    open.lastIndex = position;
    const found = open.exec(text);
    if (found === null) return { actions };
    const start = found.index;
    const inside = start + found[0].length;
    const afterComment = endOf(comment, text, inside);
    if (afterComment !== undefined) {
      position = afterComment;
      continue;
    }
    const read = readAction(text, start, inside);
    if ('reason' in read) return { actions, failure: read };
    actions.push(read);
    position = read.end;
  }
}

function readAction(text: string, start: number, inside: number): Action | NonNullable<Actions['failure']> {
  const tokens: TemplateToken[] = [];
  let position = inside;
  while (position < text.length) {
    const end = endOf(close, text, position);
    if (end !== undefined) return { start, end, tokens };
    const afterSpace = endOf(space, text, position);
    if (afterSpace !== undefined) {
      position = afterSpace;
      continue;
    }
    const token = tokenAt(text, position);
    if (token === undefined) return { start: position, end: position + 1, reason: 'character' };
    tokens.push(token);
    position = token.end;
  }
  return { start, end: text.length, reason: 'unclosed' };
}

function tokenAt(text: string, start: number): TemplateToken | undefined {
  for (const [kind, pattern] of tokenPatterns) {
    const end = endOf(pattern, text, start);
    if (end !== undefined) return { kind, text: text.slice(start, end), start, end };
  }
  return undefined;
}

/** Where a match that begins exactly here ends. */
function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
