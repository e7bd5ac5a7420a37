import { Document } from 'yaml';

/** 1.1 for readers that still take `yes` for true and `2006-01-02` for a date. */
export type YamlVersion = '1.1' | '1.2';

/**
 * A value as YAML in block style, as the library yaml writes it, several times as fast: how a text is quoted or laid out in
 * lines the library says, once for each text; what stands around it is made here. What is undefined is left out.
 *
 * @throws RangeError for a key that does not fit on a line of its own
 */
export function renderYaml(value: unknown, version: YamlVersion = '1.2'): string {
  return `${below(value, '', version).replace(/^[\n ]/, '')}\n`;
}

/** What stands behind a key: a scalar or an empty collection on the same line, anything else on the lines below. */
function below(value: unknown, indentation: string, version: YamlVersion): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((item: unknown) => `\n${indentation}-${inItem(item, indentation, version)}`).join('');
  }
  if (!isMap(value)) return ` ${scalar(value, indentation, version)}`;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (pairs.length === 0) return ' {}';
  return pairs.map(([key, inner]) => `\n${indentation}${pair(key, inner, indentation, version)}`).join('');
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The first line of a collection stands behind the `-` of the item. */
function inItem(item: unknown, indentation: string, version: YamlVersion): string {
  if (!isMap(item)) return ` ${scalar(item, indentation, version)}`;
  const deeper = `${indentation}  `;
  return below(item, deeper, version).replace(`\n${deeper}`, ' ');
}

const pair = (key: string, value: unknown, indentation: string, version: YamlVersion): string =>
  `${keyText(key, version)}:${below(value, isMap(value) ? `${indentation}  ` : indentation, version)}`;

/** Words and flags that begin with a letter or a slash, and hold nothing that YAML gives a meaning: no colon before a space. */
const words = /^(?:--?)?[A-Za-z/](?:[\w./=:@,+()-]*[\w./=@,+()-])?(?: [\w./=()-]+)*$/;

/** What is true, false or nothing to some reader: https://yaml.org/type/bool.html and https://yaml.org/type/null.html */
const meaningful = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/** Whether a text is written as it is by every version: most are, and nobody has to be asked. */
const isPlain = (value: unknown): value is string =>
  typeof value === 'string' && words.test(value) && !meaningful.test(value);

/** One document for all texts: with its schema, it costs more than to write one of them. */
const documents = {
  '1.1': new Document(null, { version: '1.1' }),
  '1.2': new Document(null, { version: '1.2' }),
} as const;

function byLibrary(value: object, version: YamlVersion): string {
  const document: Document = documents[version];
  document.contents = document.createNode(value);
  return document.toString({ lineWidth: 0 });
}

/** What the library has written: the same keys and texts come again and again. */
const keys = { '1.1': new Map<string, string>(), '1.2': new Map<string, string>() } as const;
const scalars = { '1.1': new Map<unknown, string>(), '1.2': new Map<unknown, string>() } as const;

/** A text over several lines goes on below, deeper than its key. */
function scalar(value: unknown, indentation: string, version: YamlVersion): string {
  if (isPlain(value) || Number.isSafeInteger(value) || typeof value === 'boolean') return String(value);
  const text = remembered(scalars[version], value, () =>
    byLibrary({ k: value }, version).slice('k: '.length).replace(/\n$/, ''),
  );
  return text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${indentation}`) : text;
}

function keyText(key: string, version: YamlVersion): string {
  if (key.length < longestKey && isPlain(key)) return key;
  return remembered(keys[version], key, () => {
    const text = byLibrary({ [key]: 0 }, version);
    if (!text.endsWith(': 0\n') || text.startsWith('?')) {
      throw new RangeError(`${JSON.stringify(key)} is no key on a line of its own`);
    }
    return text.slice(0, -': 0\n'.length);
  });
}

/** https://yaml.org/spec/1.2.2/#example-single-pair-implicit-entries */
const longestKey = 1_024;

function remembered<Key>(texts: Map<Key, string>, key: Key, write: () => string): string {
  const before = texts.get(key);
  if (before !== undefined) return before;
  const text = write();
  texts.set(key, text);
  return text;
}
