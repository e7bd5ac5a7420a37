import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CacheEntry, fill, folderOf } from '#tools/cache';
import { moduleSource } from '#tools/go';
import { programs } from '#tools/programs';
import { onPath } from '#tools/search-path';
import { pinnedVersion } from '#tools/version';

/** A part of a schema, as JSON Schema and the OpenAPI document of Kubernetes write it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export type Definitions = Readonly<Record<string, Schema>>;

/** The JSON Schema of one kind, by itself. */
export interface StandaloneSchema extends Schema {
  readonly definitions: Definitions;
}

/**
 * The JSON Schemas of every kind of the pinned Kubernetes, one file each, made once from its own API description and kept
 * in the cache.
 *
 * @returns the folder, see {@link schemaLocation}
 * @throws Error with one line that says why they could not be had, and the way out
 */
export async function kubernetesSchemas(): Promise<string> {
  const entry: CacheEntry = {
    name: `kubernetes-schemas-${pinnedVersion(kubernetes)}`,
    ingredients: ['go.sum', '../kubernetes-schemas.ts'].map((file) =>
      readFileSync(join(kubernetes.folder, file), 'utf8'),
    ),
  };
  if (existsSync(folderOf(entry))) return folderOf(entry);
  if (onPath('go') === undefined) {
    throw new Error('Go is not installed; install Go (https://go.dev/doc/install): it downloads them');
  }
  const source = await moduleSource(kubernetes);
  const { definitions } = JSON.parse(readFileSync(join(source, 'api/openapi-spec/swagger.json'), 'utf8'));
  return fill(entry, async (folder) => {
    for (const [file, schema] of standaloneSchemas(definitions)) {
      writeFileSync(join(folder, file), JSON.stringify(schema));
    }
  });
}

const kubernetes = programs['kube-apiserver'];

/** Where kubeconform finds a kind below the folder of the schemas. */
export const schemaLocation = '{{.ResourceKind}}{{.KindSuffix}}.json';

/** The strict schema of every kind, by the name of its file. */
export function standaloneSchemas(definitions: Definitions): ReadonlyMap<string, StandaloneSchema> {
  const strict: Definitions = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, special[name] ?? strictly(schema)]),
  );
  return new Map(
    Object.entries(definitions).flatMap(([name, schema]) =>
      (schema['x-kubernetes-group-version-kind'] ?? []).map((kind): [string, StandaloneSchema] => [
        fileName(kind),
        { $ref: referenceTo(name), definitions: reachable(name, strict) },
      ]),
    ),
  );
}

/** As kubeconform writes `KindSuffix`: the first word of the group, and the version. */
function fileName({ group, version, kind }: GroupVersionKind): string {
  const word = group.split('.')[0] ?? '';
  return [kind, ...(word === '' ? [] : [word]), version].join('-').toLowerCase().concat('.json');
}

const referenceTo = (name: string) => `#/definitions/${name}`;

/** Types that the document describes as plain strings, and that the server reads from numbers too. */
const special: Definitions = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { oneOf: [{ type: 'integer' }, { type: 'string' }] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { oneOf: [{ type: 'number' }, { type: 'string' }] },
};

/** What is left of a schema for judging: no prose; and an object with known fields has no others. */
function strictly(schema: Schema): Schema {
  const { $ref, type, properties, additionalProperties, items, required } = schema;
  if ($ref !== undefined) return { $ref };
  return {
    ...(type === undefined ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(items === undefined ? {} : { items: strictly(items) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: strictly(additionalProperties) }
      : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [name, strictly(inner)]),
          ),
          additionalProperties: false,
        }),
  };
}

/** A definition and every other that it leads to. */
function reachable(name: string, definitions: Definitions): Definitions {
  const found = new Map<string, Schema>();
  const visit = (reached: string) => {
    const schema = definitions[reached];
    if (schema === undefined || found.has(reached)) return;
    found.set(reached, schema);
    for (const next of referencesIn(schema)) visit(next);
  };
  visit(name);
  return Object.fromEntries(found);
}

function referencesIn(schema: Schema): readonly string[] {
  const { $ref, properties = {}, additionalProperties, items } = schema;
  const inner = [
    ...Object.values(properties),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(items === undefined ? [] : [items]),
  ];
  const own = $ref === undefined ? [] : [$ref.slice(referenceTo('').length)];
  return [...own, ...inner.flatMap(referencesIn)];
}
