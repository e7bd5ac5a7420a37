import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import { offsetInFile, textOf } from '#lib/rules/yaml-scalar';

/** A text inside a YAML file that knows where each of its characters stands. */
export interface FileText {
  readonly text: string;
  /** @param offset UTF-16 code units into the text */
  placeOf(offset: number): Place;
}

/** A value of a YAML file with aliases resolved, and where it is used. */
export type YamlNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'text'; readonly value: FileText; readonly quoted: boolean }
  | { readonly kind: 'nothing' }
);

export interface YamlEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: YamlNode;
}

/** What the documents of a YAML file hold, and what is wrong with it as YAML. */
export interface YamlText {
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Problem[];
  /** A problem with a range of offsets in the file. */
  problem(check: string, range: Range, message: string, fix: string): Problem;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Deeper than any rule file; an anchor inside itself has no end. */
const deepest = 20;

/** Reads YAML 1.2. */
export function readYaml(file: string, text: string): YamlText {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (check: string, { start, end }: Range, message: string, fix: string): Problem => ({
    check,
    where: placeOf(start),
    message,
    fix,
    excerpt: { text, start, end },
  });
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  const nodeOf = (node: unknown, document: Document, depth: number): YamlNode => {
    const range = rangeOf(node);
    const resolved = isAlias(node) ? node.resolve(document) : node;
    if (depth > deepest) return { ...range, kind: 'nothing' };
    const inner = (value: unknown): YamlNode => nodeOf(value, document, depth + 1);
    // Worked out only when asked for: anchors that contain aliases multiply beyond any memory.
    if (isSeq(resolved)) {
      return {
        ...range,
        kind: 'list',
        get items() {
          return resolved.items.map(inner);
        },
      };
    }
    if (isMap(resolved)) {
      return {
        ...range,
        kind: 'map',
        get entries() {
          return resolved.items.flatMap((pair) => entriesOf(pair, inner));
        },
      };
    }
    if (!isScalar(resolved) || resolved.value === null) return { ...range, kind: 'nothing' };
    return {
      ...range,
      kind: 'text',
      value: fileText(text, resolved, placeOf),
      quoted: resolved.type !== 'PLAIN',
    };
  };
  return {
    documents: documents.map((document) => nodeOf(document.contents, document, 0)),
    problems: firstOfEachLine(
      documents
        .flatMap(({ errors }) => errors)
        .map(({ code, pos: [start, end], message }) => {
          const { said, fix } = explain(code, message);
          return problem('rules/yaml', { start, end }, said, fix);
        }),
    ),
    problem,
  };
}

/** The entry of a pair; a merge key `<<` stands for the entries of what it names. */
function entriesOf(pair: unknown, nodeOf: (node: unknown) => YamlNode): readonly YamlEntry[] {
  if (!isPair(pair)) return [];
  const key = isScalar(pair.key) ? textOf(pair.key) : String(pair.key);
  const value = nodeOf(pair.value);
  if (key === '<<' && value.kind === 'map') return value.entries;
  return [{ key, ...rangeOf(pair.key), value }];
}

/** One mistake often leads to others on its line; the first is the cause. */
const firstOfEachLine = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    ({ where }, index) => problems.findIndex((other) => other.where.line === where.line) === index,
  );

function rangeOf(node: unknown): Range {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

const fileText = (file: string, scalar: Scalar, placeOf: (offset: number) => Place): FileText => ({
  text: textOf(scalar),
  placeOf: (offset) => placeOf(offsetInFile(file, scalar, offset)),
});

function explain(code: string, message: string): { readonly said: string; readonly fix: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { said: 'the key stands twice in one map', fix: 'keep one of the two' };
    case 'TAB_AS_INDENT':
      return { said: 'the line is indented with a tab', fix: 'indent with spaces' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { said: 'a second `key:` on one line', fix: 'put the value in quotes, or on a line of its own' };
    case 'BAD_SCALAR_START':
      return {
        said: 'the value begins with a character that YAML keeps for itself',
        fix: 'put it in quotes',
      };
    default:
      return {
        said: `is no YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
        fix: 'correct it here or just above',
      };
  }
}
