import type { SchemaNode } from '#lib/environment/schema/node';
import { type TextKindName, textKinds } from '#lib/environment/schema/text';

/** The kind of text that a schema wants, if it wants text of a kind. */
export function textKindOf({ title }: SchemaNode): TextKindName | undefined {
  return isTextKind(title) ? title : undefined;
}

const isTextKind = (title: string | undefined): title is TextKindName =>
  title !== undefined && Object.hasOwn(textKinds, title);

/** What a schema wants, in as few words as possible: `a map`. */
export function typeInWords({ type }: SchemaNode): string {
  switch (type) {
    case 'object':
      return 'a map';
    case 'array':
      return 'a list';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true | false';
    default:
      return 'text';
  }
}

/** What a schema wants, so that it can be written: `a whole number from 1 to 9`. */
export function wantedInWords(schema: SchemaNode): string {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.join(' | ');
  const kind = textKindOf(schema);
  const words = kind === undefined || kind === 'text' ? typeInWords(schema) : textKinds[kind].rule;
  const example = exampleInWords(schema);
  return `${words}${boundsInWords(schema)}${example === undefined ? '' : `, as in ${example}`}`;
}

/** The first example of a schema, as it is written into the file. */
export function exampleInWords({ examples = [] }: SchemaNode): string | undefined {
  return examples.length === 0 ? undefined : asYaml(examples[0]);
}

function asYaml(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map(asYaml).join(', ')}]`;
  if (typeof example !== 'object' || example === null) return String(example);
  return `{ ${Object.entries(example)
    .map(([key, value]) => `${key}: ${asYaml(value)}`)
    .join(', ')} }`;
}

/** A map or a list with everything that has to be in it, as it is written into the file. Absent: not all of it has an example. */
export function wholeExample(schema: SchemaNode): string | undefined {
  const example = exampleOf(schema);
  return example === undefined ? undefined : asYaml(example);
}

function exampleOf({
  examples = [],
  const: only,
  enum: words,
  type,
  properties,
  required = [],
  items,
}: SchemaNode): unknown {
  const [first = only ?? words?.[0]] = examples;
  if (first !== undefined) return first;
  if (type === 'array' && items !== undefined) {
    const item = exampleOf(items);
    return item === undefined ? undefined : [item];
  }
  if (type !== 'object' || properties === undefined) return undefined;
  const entries = required.map((key) => [key, exampleOf(properties[key] ?? {})] as const);
  return entries.length === 0 || entries.some(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(entries);
}

const boundsInWords = ({ minimum, maximum }: SchemaNode): string =>
  minimum === undefined ? '' : ` from ${minimum} to ${maximum}`;
