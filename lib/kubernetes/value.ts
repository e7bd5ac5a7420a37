/** Readers of values that may be anything: what is absent, or of another type, counts as nothing. */

type Fields = Readonly<Record<string, unknown>>;

const hasFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The value at a path of keys and indexes below another. @returns undefined where any of them is absent */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (!hasFields(inner)) return undefined;
    inner = inner[key];
  }
  return inner;
}

/** The items of the list at a path; none where there is no list. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text at a path. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The keys at a path, with their values. */
export function entriesAt(value: unknown, ...path: readonly string[]): readonly [string, unknown][] {
  const found = at(value, ...path);
  return hasFields(found) ? Object.entries(found) : [];
}

/** The texts at a path, by key: labels, annotations, the data of a ConfigMap, amounts. Numbers count as texts. */
export const textsAt = (value: unknown, ...path: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesAt(value, ...path).flatMap(([key, text]) =>
      typeof text === 'string' || typeof text === 'number' ? [[key, String(text)] as const] : [],
    ),
  );

/** The texts of the list at a path. */
export const textListAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter((item) => typeof item === 'string');
