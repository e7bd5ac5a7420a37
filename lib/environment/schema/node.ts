/** What messages and the reference read of a part of the schema, as JSON Schema has it. */
export interface SchemaNode {
  readonly $schema?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly discriminator?: { readonly propertyName: string };
  readonly oneOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** The words that tell the variants of a map apart. */
export function variantWords({ oneOf, discriminator }: SchemaNode): readonly string[] {
  const tag = discriminator?.propertyName ?? '';
  return (oneOf ?? []).flatMap(({ properties }) => properties?.[tag]?.const ?? []);
}
