import type { ErrorObject } from 'ajv';
import type { KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import { type TextKindName, textKinds } from '#lib/environment/schema/text';
import type { Source } from '#lib/environment/source';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

type Explanation = Pick<Problem, 'message' | 'fix'> & { readonly path: KeyPath };

/** What the schema says against a file, one clear problem for each key. */
export function explainAll(
  source: Source,
  data: unknown,
  errors: readonly ErrorObject[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of errors) {
    const { path, ...explanation } = explain(error, pathOf(error.instancePath, data));
    const key = JSON.stringify(path);
    if (!problems.has(key)) problems.set(key, problemAt(source, 'schema', path, explanation));
  }
  return [...problems.values()].sort(
    (a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0),
  );
}

/** What the validator remembers of the schema and the value: everything that a message needs. */
interface Failure {
  readonly path: KeyPath;
  readonly value: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly limit: unknown;
}

function explain(error: ErrorObject, path: KeyPath): Explanation {
  const failure: Failure = { path, value: error.data, schema: error.parentSchema ?? {}, limit: error.schema };
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(failure, String(error.params.additionalProperty));
    case 'required':
      return missingKey(failure, String(error.params.missingProperty));
    case 'discriminator':
      return wrongVariant(failure, String(error.params.tag));
    case 'enum':
      return wrongWord(path, error.data, words(error.schema));
    case 'pattern':
    case 'type':
      return wrongValue(failure);
    default:
      return {
        path,
        message: `${render(error.data)} ${error.message ?? 'is wrong'}`,
        fix: describe(failure.schema),
      };
  }
}

function unknownKey({ path, schema }: Failure, key: string): Explanation {
  const known = Object.keys(record(schema.properties));
  const meant = closest(key, known);
  return {
    path: [...path, key],
    message: 'unknown key',
    fix: meant === undefined ? `the keys here are ${known.join(', ')}` : `did you mean ${meant}?`,
  };
}

function missingKey({ path, schema }: Failure, key: string): Explanation {
  const missing = record(record(schema.properties)[key]);
  const variants = variantWords(schema, key);
  return {
    path: [...path, key],
    message: 'is missing',
    fix: variants.length > 0 ? `add ${key}: ${variants.join(' | ')}` : `add ${key}: ${describe(missing)}`,
  };
}

function wrongVariant({ path, value, schema }: Failure, tag: string): Explanation {
  return wrongWord([...path, tag], record(value)[tag], variantWords(schema, tag));
}

function wrongWord(path: KeyPath, value: unknown, known: readonly string[]): Explanation {
  const meant = typeof value === 'string' ? closest(value, known) : undefined;
  return {
    path,
    message: `${render(value)} is not one of ${known.join(', ')}`,
    fix: meant === undefined ? `write one of them` : `did you mean ${meant}?`,
  };
}

function wrongValue({ path, value, schema }: Failure): Explanation {
  const kind = kindOf(schema);
  if (value === null)
    return { path, message: 'has no value', fix: `write ${describe(schema)}, or leave the key out` };
  if (kind === undefined) {
    return {
      path,
      message: `is ${render(value)}, not ${expected(schema)}`,
      fix: `write ${describe(schema)}`,
    };
  }
  const hasNoUnit = typeof value === 'number' && (kind === 'duration' || kind === 'size');
  if (typeof value !== 'string' && !hasNoUnit) {
    return { path, message: `is ${render(value)}, not text`, fix: `write ${describe(schema)}, in quotes` };
  }
  const { rule } = textKinds[kind];
  const examples = hasNoUnit ? withUnit(kind, value) : example(schema);
  return {
    path,
    message: hasNoUnit ? `${value} has no unit` : `${render(value)} is no ${kind}`,
    fix: `write ${rule}, as in ${examples}`,
  };
}

function withUnit(kind: 'duration' | 'size', value: number): string {
  return kind === 'duration' ? `${value}s or ${value}d` : `${value}Gi`;
}

function kindOf({ title }: Failure['schema']): TextKindName | undefined {
  return isKind(title) ? title : undefined;
}

const isKind = (title: unknown): title is TextKindName => typeof title === 'string' && title in textKinds;

/** What the schema wants, in words. */
function expected(schema: Failure['schema']): string {
  switch (schema.type) {
    case 'object':
      return 'a map';
    case 'array':
      return 'a list';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    default:
      return 'text';
  }
}

/** What the schema wants, in words with an example. */
function describe(schema: Failure['schema']): string {
  const { minimum, maximum } = schema;
  if (Array.isArray(schema.enum)) return words(schema.enum).join(' | ');
  const kind = kindOf(schema);
  if (kind !== undefined)
    return `${kind === 'text' ? 'text' : textKinds[kind].rule}, as in ${example(schema)}`;
  return typeof minimum === 'number' ? `${expected(schema)} from ${minimum} to ${maximum}` : expected(schema);
}

function example(schema: Failure['schema']): string {
  return words(schema.examples)[0] ?? '';
}

function variantWords(schema: Failure['schema'], tag: string): readonly string[] {
  const variants: unknown = schema.oneOf;
  if (!Array.isArray(variants)) return [];
  return variants.map((variant) => String(record(record(record(variant).properties)[tag]).const));
}

/** A value as a message shows it: short, and text in quotes. */
function render(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 59)}…` : written;
}

/** The keys of a JSON pointer, with the indexes of lists as numbers. */
function pathOf(pointer: string, data: unknown): KeyPath {
  let value = data;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const isIndex = Array.isArray(value);
      value = record(value)[key];
      return isIndex ? Number(key) : key;
    });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
