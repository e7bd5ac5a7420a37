import type { ErrorObject } from 'ajv';
import type { KeyPath } from '#lib/environment/environment';
import type { Located } from '#lib/environment/problem-at';
import type { Source } from '#lib/environment/source';
import { closest } from '#lib/suggestion';

/** What a file most likely says, with the places of the file. */
export interface Corrected extends Located {
  readonly data: unknown;
}

/** Reads misspelt keys as those that they resemble, and leaves other unknown keys out. */
export function correctKeys(source: Source, errors: readonly ErrorObject[]): Corrected {
  const unknown = errors
    .filter(({ keyword }) => keyword === 'additionalProperties')
    .map((error) => ({ map: error.instancePath, key: unknownKey(error), meant: meantKey(source, error) }));
  const meant = new Map(unknown.map(({ map, key, meant }) => [pointer(map, key), meant]));
  const written = new Map(
    unknown.flatMap(({ map, key, meant }) => (meant === undefined ? [] : [[pointer(map, meant), key]])),
  );
  return {
    data: correct(source.document.toJS(), '', meant),
    place: (path) => source.place(asWritten(path, written)),
  };
}

const unknownKey = ({ params }: ErrorObject): string => String(params.additionalProperty);

/** @returns undefined for a key that resembles none, or one that the file has as well */
function meantKey({ document }: Source, error: ErrorObject): string | undefined {
  const meant = closest(unknownKey(error), Object.keys(error.parentSchema?.properties ?? {}));
  return meant !== undefined && document.hasIn([...keysOf(error.instancePath), meant]) ? undefined : meant;
}

function correct(value: unknown, at: string, meant: ReadonlyMap<string, string | undefined>): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => correct(entry, pointer(at, index), meant));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const below = pointer(at, key);
      const name = meant.has(below) ? meant.get(below) : key;
      return name === undefined ? [] : [[name, correct(inner, below, meant)]];
    }),
  );
}

function asWritten(path: KeyPath, written: ReadonlyMap<string, string>): KeyPath {
  return path.map((key, index) => written.get(path.slice(0, index + 1).reduce<string>(pointer, '')) ?? key);
}

/** A JSON pointer (RFC 6901), as the validator names places of the data. */
const pointer = (map: string, key: string | number): string =>
  `${map}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const keysOf = (jsonPointer: string): readonly string[] =>
  jsonPointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
