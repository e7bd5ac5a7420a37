import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { KeyPath } from '#lib/environment/environment';
import { problemOf, renderPath } from '#lib/environment/problem-at';
import { renderValue } from '#lib/environment/render-value';
import { mayHoldSecret, secretKeys } from '#lib/environment/secret-keys';
import type { Source } from '#lib/environment/source';
import type { Problem } from '#lib/problem';

/** The one mistake that leaves the rest of the file readable: the name of its check. */
export const duplicateKey = 'environment/duplicate-key';

/** Keys that stand twice in one map, in the order of the file. What may be a secret is not repeated. */
export function duplicateKeys(source: Source): readonly Problem[] {
  return duplicatesIn(source.document.contents, []).map(({ path, key, values, first, range }) => {
    const { line, column } = source.placeOf(...first);
    const shown = secretKeys.has(key) ? '' : ` (${values.join(', then ')})`;
    const { excerpt, ...place } = source.placeOf(...range);
    return problemOf(
      mayHoldSecret(source.lineOf(range[0])) || excerpt === undefined ? place : { ...place, excerpt },
      'duplicate-key',
      renderPath(path),
      { message: `stands twice, first at ${line}:${column}${shown}`, fix: 'keep one of the two' },
    );
  });
}

type Range = readonly [start: number, end: number];

interface Duplicate {
  readonly path: KeyPath;
  readonly key: string;
  readonly values: readonly string[];
  /** Where the key stands the first time, and where again. */
  readonly first: Range;
  readonly range: Range;
}

function duplicatesIn(node: unknown, path: KeyPath): readonly Duplicate[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => duplicatesIn(item, [...path, index]));
  if (!isMap(node)) return [];
  const firsts = new Map<string, Pair>();
  return node.items.flatMap((pair) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const below = duplicatesIn(pair.value, [...path, key]);
    const first = firsts.get(key);
    firsts.set(key, first ?? pair);
    const ranges = [rangeOf(first), rangeOf(pair)];
    const [before, range] = ranges;
    if (first === undefined || before === undefined || range === undefined) return below;
    const values = [first, pair].map(({ value }) => renderNode(value));
    return [{ path: [...path, key], key, values, first: before, range }, ...below];
  });
}

function rangeOf(pair: Pair | undefined): Range | undefined {
  const key = pair?.key;
  return isScalar(key) && key.range ? [key.range[0], key.range[1]] : undefined;
}

function renderNode(node: unknown): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'an alias';
  return typeof node.value === 'string' && /^[-\w./:]{1,60}$/.test(node.value)
    ? node.value
    : renderValue(node.value);
}
