import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
} from 'yaml';
import type { KeyPath, MarkedPlace } from '#lib/environment/environment';
import type { Located } from '#lib/environment/problem-at';
import type { EnvironmentText } from '#lib/environment/read';

/** A parsed YAML file that knows where everything stands. */
export interface Source extends Located {
  readonly file: string;
  readonly document: Document.Parsed;
  /** The place of a range of offsets in the text. */
  placeOf(start: number, end: number): MarkedPlace;
}

/** Parses YAML 1.2; what is wrong with it is in `document.errors` and `document.warnings`. */
export function parseSource({ file, text }: EnvironmentText): Source {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
  const placeOf = (start: number, end: number): MarkedPlace => {
    const { line, col } = lineCounter.linePos(Math.min(start, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col), excerpt: { text, start, end } };
  };
  return {
    file,
    document,
    placeOf,
    place: (path) => {
      const range = rangeOf(document, path);
      return range === undefined ? { file } : placeOf(...range);
    },
  };
}

/**
 * Where the value under a path stands, or its key when the value is a collection or nothing. A value that is not in
 * the file, because it is missing or a default, stands where the nearest thing around it stands.
 */
function rangeOf(document: Document.Parsed, path: KeyPath): [number, number] | undefined {
  let range: [number, number] | undefined;
  let node: unknown = document.contents;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    const item = isCollection(node) ? itemOf(node.items, part) : undefined;
    if (item === undefined) break;
    node = isPair(item) ? item.value : item;
    const marked = isPair(item) && (!isNode(node) || isCollection(node) || isEmpty(node)) ? item.key : node;
    if (isNode(marked) && marked.range) range = [marked.range[0], marked.range[1]];
  }
  return range ?? wholeOf(document);
}

function itemOf(items: readonly unknown[], part: string | number): unknown {
  if (typeof part === 'number') return items[part];
  return items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part);
}

const isEmpty = (node: unknown): boolean => isScalar(node) && node.value === null;

/** The first key stands for the whole file. */
function wholeOf({ contents }: Document.Parsed): [number, number] | undefined {
  const first = isMap(contents) ? contents.items[0]?.key : contents;
  return isNode(first) && first.range ? [first.range[0], first.range[1]] : undefined;
}
