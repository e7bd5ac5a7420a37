import {
  type Document,
  isAlias,
  isCollection,
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
  readonly text: string;
  readonly document: Document.Parsed;
  /** Where the last key of a path stands, whatever its value is. */
  placeOfKey(path: KeyPath): MarkedPlace;
  /** The place of a range of offsets in the text. */
  placeOf(start: number, end: number): MarkedPlace;
  /** The whole line on which an offset stands. */
  lineOf(offset: number): string;
}

/** Parses YAML 1.2; what is wrong with it is in `document.errors` and `document.warnings`. */
export function parseSource({ file, text }: EnvironmentText): Source {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
  const placeOf = (start: number, end: number): MarkedPlace => {
    const { line, col } = lineCounter.linePos(Math.min(start, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col), excerpt: { text, start, end } };
  };
  const placeOfRange = (range: Range | undefined) => (range === undefined ? { file } : placeOf(...range));
  return {
    file,
    text,
    document,
    placeOf,
    lineOf: (offset) =>
      text
        .slice(text.lastIndexOf('\n', offset - 1) + 1)
        .split('\n', 1)
        .join(''),
    place: (path) => {
      const { value, isAround } = rangeOf(document, path);
      return { ...placeOfRange(value), ...(isAround && { isAround }) };
    },
    placeOfKey: (path) => placeOfRange(rangeOf(document, path).key),
  };
}

type Range = readonly [start: number, end: number];

interface Ranges {
  readonly key?: Range;
  readonly value?: Range;
  readonly isAround?: true;
}

/**
 * Where the value under a path stands, or its key when the value is a collection or nothing; and where the key does. A
 * value that is not in the file, because it is missing or a default, stands where the nearest thing around it stands,
 * and nowhere when that is the file as a whole. The file as a whole stands where its first value does.
 */
function rangeOf(document: Document.Parsed, path: KeyPath): Ranges {
  let node: unknown = document.contents;
  let ranges: Ranges = path.length === 0 ? rangeAs('value', node) : {};
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    const item = isCollection(node) ? itemOf(node.items, part) : undefined;
    if (item === undefined) return { ...ranges, isAround: true };
    node = isPair(item) ? item.value : item;
    const key = isPair(item) ? item.key : item;
    const value = !isNode(node) || isCollection(node) || isEmpty(node) ? key : node;
    ranges = { ...rangeAs('key', key), ...rangeAs('value', value) };
  }
  return ranges;
}

function rangeAs(name: keyof Ranges, node: unknown): Ranges {
  return isNode(node) && node.range ? { [name]: [node.range[0], node.range[1]] } : {};
}

/** Of a key that stands twice, the last, whose value it has. */
function itemOf(items: readonly unknown[], part: string | number): unknown {
  if (typeof part === 'number') return items[part];
  return items.findLast((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part);
}

const isEmpty = (node: unknown): boolean => isScalar(node) && node.value === null;
