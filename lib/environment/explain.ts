import type { ErrorObject } from 'ajv';
import type { KeyPath } from '#lib/environment/environment';
import { problemOf, renderPath } from '#lib/environment/problem-at';
import { renderValue } from '#lib/environment/render-value';
import { type SchemaNode, variantWords } from '#lib/environment/schema/node';
import { isInSecret, isSecretReference } from '#lib/environment/schema/secret';
import { type TextKindName, textKinds } from '#lib/environment/schema/text';
import {
  exampleInWords,
  textKindOf,
  typeInWords,
  wantedInWords,
  wholeExample,
} from '#lib/environment/schema/words';
import { mayShowSecret } from '#lib/environment/secret-keys';
import type { Source } from '#lib/environment/source';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

interface Explanation {
  readonly path: KeyPath;
  readonly message: string;
  readonly fix: string;
  /** The key is wrong, not its value. */
  readonly isAboutKey?: boolean;
}

/** What the schema says against a file: one problem for each key. */
export function explainAll(
  source: Source,
  data: unknown,
  errors: readonly ErrorObject[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const secretLines = new Set<number | undefined>();
  for (const error of errors) {
    const { path, isAboutKey, ...explanation } = explain(error, pathOf(error.instancePath, data));
    const place = isAboutKey ? source.placeOfKey(path) : source.place(path);
    const key = renderPath(path);
    if (mayShowSecret(error)) secretLines.add(place.line);
    if (!problems.has(key)) problems.set(key, problemOf(place, 'schema', key, explanation));
  }
  return [...problems.values()].map((problem) =>
    secretLines.has(problem.where.line) ? withoutExcerpt(problem) : problem,
  );
}

function withoutExcerpt({ excerpt, ...problem }: Problem): Problem {
  return problem;
}

function explain({ keyword, params, parentSchema, data }: ErrorObject, path: KeyPath): Explanation {
  const schema: SchemaNode = parentSchema ?? {};
  if (keyword === 'type' && data !== null && isSecretReference(schema)) return noReference(path, schema);
  if (keyword === 'pattern' && isInSecret(schema)) return noName(path, schema);
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(path, schema, params.additionalProperty);
    case 'required':
      return missingKey(path, schema, params.missingProperty);
    case 'discriminator':
      return wrongWord([...path, params.tag], params.tagValue, variantWords(schema));
    case 'enum':
      return wrongWord(path, data, schema.enum ?? []);
    case 'const':
    case 'pattern':
    case 'type':
      return wrongValue(path, data, schema);
    case 'minItems':
    case 'minProperties':
      return { path, message: 'is empty', fix: 'write at least one' };
    case 'uniqueItems':
      return duplicateEntry(path, data, params.i, params.j);
    default:
      return {
        path,
        message: `${renderValue(data)} is out of bounds`,
        fix: `write ${wantedInWords(schema)}`,
      };
  }
}

function noReference(path: KeyPath, schema: SchemaNode): Explanation {
  return {
    path,
    message: 'takes the name of a secret, not the secret',
    fix: `write ${exampleInWords(schema)}; replace a secret that stood here`,
  };
}

function noName(path: KeyPath, schema: SchemaNode): Explanation {
  return {
    path,
    message: `is no ${schema.title}; it is not shown, because it may be the secret`,
    fix: `write ${wantedInWords(schema)}`,
  };
}

function duplicateEntry(path: KeyPath, list: unknown, ...indexes: readonly [number, number]): Explanation {
  const [first, second] = [Math.min(...indexes), Math.max(...indexes)];
  const value = Array.isArray(list) ? renderValue(list[first]) : 'it';
  return {
    path: [...path, second],
    message: `${value} is already entry ${first + 1} of this list`,
    fix: 'remove one of the two',
  };
}

function unknownKey(path: KeyPath, { properties = {} }: SchemaNode, key: string): Explanation {
  const known = Object.keys(properties);
  const meant = closest(key, known);
  return {
    path: [...path, key],
    isAboutKey: true,
    message: 'unknown key',
    fix: meant === undefined ? `the keys here are ${known.join(', ')}` : `did you mean ${meant}?`,
  };
}

function missingKey(path: KeyPath, schema: SchemaNode, key: string): Explanation {
  const variants = variantWords(schema);
  const missing = schema.properties?.[key] ?? {};
  const wanted = variants.length > 0 ? variants.join(' | ') : missingInWords(missing);
  return { path: [...path, key], message: 'is missing', fix: `add ${key}: ${wanted}` };
}

/** What can be written, and for the name of a Secret what has to be in it. */
function missingInWords(schema: SchemaNode): string {
  if (schema.type === 'object' || schema.type === 'array')
    return wholeExample(schema) ?? wantedInWords(schema);
  return schema.title === 'Secret name' && schema.description !== undefined
    ? `${exampleInWords(schema) ?? 'its name'}. ${schema.description}`
    : wantedInWords(schema);
}

function wrongWord(path: KeyPath, value: unknown, known: readonly string[]): Explanation {
  const meant = typeof value === 'string' ? closest(value, known) : undefined;
  return {
    path,
    message: `${renderValue(value)} is not one of ${known.join(', ')}`,
    fix: meant === undefined ? 'write one of them' : `did you mean ${meant}?`,
  };
}

function wrongValue(path: KeyPath, value: unknown, schema: SchemaNode): Explanation {
  const kind = textKindOf(schema);
  const wanted = wantedInWords(schema);
  if (value === null)
    return { path, message: 'has no value', fix: `write ${wanted}, or remove the key if it is optional` };
  if (schema.const !== undefined) {
    return { path, message: `${renderValue(value)} is not ${schema.const}`, fix: `write ${wanted}` };
  }
  if (kind === 'text' && typeof value === 'string') {
    return { path, message: `${renderValue(value)} is not one line of visible text`, fix: `write ${wanted}` };
  }
  if (kind !== undefined && typeof value === 'string') {
    return { path, message: `${renderValue(value)} is no ${kind}`, fix: `write ${wanted}` };
  }
  if (typeof value === 'number' && (kind === 'duration' || kind === 'size')) {
    return {
      path,
      message: `${value} has no unit`,
      fix: `write ${textKinds[kind].rule}, as in ${withUnit(kind, value)}`,
    };
  }
  const isText = typeInWords(schema) === 'text' && typeof value !== 'object';
  return {
    path,
    message: `${renderValue(value)} is not ${typeInWords(schema)}`,
    fix: isText ? `put it in quotes: "${value}"` : `write ${wanted}`,
  };
}

function withUnit(kind: TextKindName & ('duration' | 'size'), value: number): string {
  return kind === 'duration' ? `${value}s or ${value}d` : `${value}Gi`;
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
      value = new Map<string, unknown>(Object.entries(value ?? {})).get(key);
      return isIndex ? Number(key) : key;
    });
}
