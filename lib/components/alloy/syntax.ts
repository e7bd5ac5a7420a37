/** A value as Alloy's configuration spells it: https://grafana.com/docs/alloy/latest/get-started/expressions/types_and_values/ */
export type AlloyValue =
  | string
  | number
  | boolean
  | Reference
  | readonly AlloyValue[]
  | { readonly [key: string]: AlloyValue };

/** What another component exports: `pyroscope.write.pyroscope.receiver`. */
export class Reference {
  constructor(readonly path: string) {}
}

/** A block: `discovery.kubernetes "dwcp_v3" { ... }`. https://grafana.com/docs/alloy/latest/get-started/syntax/ */
export interface Block {
  readonly name: string;
  /** An identifier. @default none: blocks within another, and those that there is only one of */
  readonly label?: string;
  readonly attributes?: Readonly<Record<string, AlloyValue>>;
  readonly blocks?: readonly Block[];
  /** Why it is there, as a comment above it. */
  readonly why?: string;
}

/** Blocks as Alloy reads and `alloy fmt` writes them, indented by tabs. */
export const renderAlloy = (heading: string, blocks: readonly Block[]): string =>
  `${[`// ${heading}`, ...blocks.map((block) => renderBlock(block, ''))].join('\n\n')}\n`;

function renderBlock({ name, label, attributes = {}, blocks = [], why }: Block, indent: string): string {
  const inner = `${indent}\t`;
  const rendered = Object.entries(attributes).map(
    ([attribute, value]) => [attribute, renderValue(value, inner)] as const,
  );
  // What takes several lines is not aligned with the others.
  const isLong = (value: string) => value.includes('\n');
  const short = rendered.filter(([, value]) => !isLong(value)).map(([attribute]) => attribute.length);
  const width = Math.max(0, ...short);
  const lines = rendered.map(
    ([attribute, value]) => `${inner}${isLong(value) ? attribute : attribute.padEnd(width)} = ${value}`,
  );
  const body = [
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...blocks.map((block) => renderBlock(block, inner)),
  ].join('\n\n');
  const title = label === undefined ? name : `${name} ${JSON.stringify(label)}`;
  return [
    ...(why === undefined ? [] : [`${indent}// ${why}`]),
    ...(body === '' ? [`${indent}${title} { }`] : [`${indent}${title} {`, body, `${indent}}`]),
  ].join('\n');
}

const isList = (value: AlloyValue): value is readonly AlloyValue[] => Array.isArray(value);

function renderValue(value: AlloyValue, indent: string): string {
  if (value instanceof Reference) return value.path;
  // Escapes of strings are those of Go, of which JSON's are a part but for the rare \/.
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}\t`;
  if (isList(value)) {
    if (!value.some((item) => typeof item === 'object' && !(item instanceof Reference))) {
      return `[${value.map((item) => renderValue(item, indent)).join(', ')}]`;
    }
    return ['[', ...value.map((item) => `${inner}${renderValue(item, inner)},`), `${indent}]`].join('\n');
  }
  const pairs = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)} = ${renderValue(item, inner)}`,
  );
  return `{${pairs.join(', ')}}`;
}
