import { renderSchema } from '#lib/environment/schema';
import { type SchemaNode, variantWords } from '#lib/environment/schema/node';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly whenLeftOut: string;
  readonly meaning: string;
}

const introduction = `# Environment files

\`environments/<name>.yaml\` holds everything that a site decides. This page is generated from
\`lib/environment/schema.ts\`, like \`environments/schema.json\`, from which editors complete.
\`npm run new-environment NAME\` writes a file to start from.

\`<name>\` stands for a name that you choose, \`[]\` for each element of a list, and \`(kind: static)\` for a map whose
key \`kind\` says so.
`;

/** The text of `docs/environments.md`: every key, what it can be, and what happens without it. */
export function renderReference(): string {
  const schema: SchemaNode = JSON.parse(renderSchema());
  const definitions = Object.entries(schema.definitions ?? {}).map(
    ([name, definition]) =>
      `## A ${name}\n\n${definition.description}\n\n${table(rowsBelow(definition, ''))}`,
  );
  return [introduction, table(rowsBelow(schema, '')), ...definitions].join('\n');
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ key, value, whenLeftOut, meaning }) =>
    [`\`${key}\``, value, whenLeftOut, meaning].map((cell) => cell.replaceAll('|', '\\|')).join(' | '),
  );
  return ['Key | Value | Left out | Meaning', '--- | --- | --- | ---', ...lines]
    .map((line) => `| ${line} |\n`)
    .join('');
}

/** @param variantKey the key that tells the map from other variants, which stands in `key` then */
function rowsBelow(schema: SchemaNode, key: string, variantKey?: string): readonly Row[] {
  const variants = variantWords(schema);
  const tag = schema.discriminator?.propertyName;
  const prefix = key === '' ? '' : `${key}.`;
  return [
    ...(schema.oneOf ?? []).flatMap((variant, index) =>
      rowsBelow(variant, `${key}(${tag}: ${variants[index]})`, tag),
    ),
    ...keysOf(schema, variantKey).flatMap(([name, property]) => {
      const isRequired = schema.required?.includes(name) === true;
      return rowsOf(property, `${prefix}${name}`, isRequired ? 'an error' : 'nothing');
    }),
    ...Object.values(schema.patternProperties ?? {}).flatMap((value) =>
      rowsOf(value, `${prefix}<name>`, 'nothing'),
    ),
    ...(schema.items === undefined ? [] : rowsBelow(schema.items, `${key}[]`)),
  ];
}

/** The keys of a map without the one that tells it from other variants; keys that all mean the same as one. */
function keysOf(
  { properties = {} }: SchemaNode,
  variantKey: string | undefined,
): readonly (readonly [string, SchemaNode])[] {
  const keys = Object.entries(properties).filter(([name]) => name !== variantKey);
  const isUniform = new Set(keys.map(([, property]) => JSON.stringify(property))).size === 1;
  const [first] = keys;
  if (first === undefined || !isUniform) return keys;
  return [[keys.length === 1 ? first[0] : '<name>', first[1]]];
}

function rowsOf(schema: SchemaNode, key: string, whenMissing: string): readonly Row[] {
  const { meaning, consequence } = splitDescription(schema.description ?? '');
  const row: Row = {
    key,
    value: valueInWords(schema),
    whenLeftOut: schema.default === undefined ? (consequence ?? whenMissing) : code(schema.default),
    meaning,
  };
  return [row, ...rowsBelow(schema, key)];
}

/** Where a description ends in what happens without the key, that has a column of its own. */
function splitDescription(description: string): { readonly meaning: string; readonly consequence?: string } {
  const [, meaning = '', consequence] =
    /^(.*?\.) ([^.]*(?:\.\w[^.]*)?) when (?:it is )?left out\.$/.exec(description) ?? [];
  if (consequence === undefined) return { meaning: description };
  return { meaning, consequence: consequence.charAt(0).toLowerCase() + consequence.slice(1) };
}

function valueInWords(schema: SchemaNode): string {
  if (schema.$ref !== undefined) return `[${nameOf(schema.$ref)}](#a-${nameOf(schema.$ref)})`;
  if (schema.oneOf !== undefined) {
    return `map, \`${schema.discriminator?.propertyName}\` one of ${variantWords(schema).map(code).join(', ')}`;
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.enum !== undefined) return `one of ${schema.enum.map(code).join(', ')}`;
  if (schema.type === 'array') return `list: ${valueInWords(schema.items ?? {})}`;
  if (schema.type === 'object') return 'map';
  const [example] = schema.examples ?? [];
  const bounds = schema.minimum === undefined ? '' : `, ${schema.minimum} to ${schema.maximum}`;
  return `${schema.title ?? schema.type}${bounds}${example === undefined ? '' : `, as in ${code(example)}`}`;
}

const nameOf = (reference: string): string => reference.replace('#/definitions/', '');

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
