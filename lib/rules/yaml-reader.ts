import type { Problem } from '#lib/problem';
import type { FileText, YamlEntry, YamlNode, YamlText } from '#lib/rules/yaml-text';
import { closest } from '#lib/suggestion';
import { Duration, seconds } from '#lib/units/duration';

/** A label or an annotation. */
export interface FileEntry {
  readonly name: string;
  readonly value: FileText;
}

/** Reads the values of one YAML file and keeps what is wrong with them. */
export class YamlReader {
  readonly problems: Problem[] = [];

  constructor(private readonly yaml: YamlText) {}

  /** The entries of a map, of which unknown keys are reported; undefined when it is none. */
  protected map(node: YamlNode, what: string, known: readonly string[]): readonly YamlEntry[] | undefined {
    if (node.kind !== 'map') {
      this.report(node, `${what} is a map, not ${kindOf(node)}`, 'write `key: value`');
      return undefined;
    }
    for (const entry of node.entries.filter(({ key }) => !known.includes(key))) {
      const near = closest(entry.key, known);
      const fix = near === undefined ? `${what} has ${known.join(', ')}` : `did you mean ${near}?`;
      this.report(entry, `${what} has no key ${entry.key}`, fix);
    }
    return node.entries;
  }

  /** The items of a list; none when it is absent. */
  protected list(node: YamlNode | undefined): readonly YamlNode[] {
    if (node === undefined || node.kind === 'nothing') return [];
    if (node.kind === 'list') return node.items;
    this.report(node, `a list is wanted, not ${kindOf(node)}`, 'write `- ` before each item');
    return [];
  }

  /** A text that is not empty. */
  protected text(node: YamlNode | undefined): FileText | undefined {
    if (node === undefined || node.kind === 'nothing') return undefined;
    if (node.kind === 'text') return node.value.text === '' ? undefined : node.value;
    this.report(node, `a text is wanted, not ${kindOf(node)}`, 'put it in quotes');
    return undefined;
  }

  /** The text under a key, reported when there is none. @param node what lacks it */
  protected required(
    node: YamlNode,
    entries: readonly YamlEntry[],
    key: string,
    message: string,
  ): FileText | undefined {
    const value = this.text(valueUnder(entries, key));
    if (value === undefined) this.report(node, message, `write \`${key}: ...\``);
    return value;
  }

  /** The entries of a map of texts; none when it is absent. */
  protected texts(node: YamlNode | undefined): readonly FileEntry[] {
    if (node === undefined || node.kind === 'nothing') return [];
    if (node.kind !== 'map') {
      this.report(node, `a map is wanted, not ${kindOf(node)}`, 'write `name: text`');
      return [];
    }
    return node.entries.flatMap(({ key, value }) => {
      const text = this.text(value);
      return text === undefined ? [] : [{ name: key, value: text }];
    });
  }

  /** A duration as Prometheus reads it. */
  protected duration(node: YamlNode | undefined): Duration | undefined {
    const text = node?.kind === 'text' ? node.value.text : this.text(node)?.text;
    if (node === undefined || text === undefined) return undefined;
    const duration = text === '0' ? seconds(0) : Duration.parse(text);
    if (duration === undefined) {
      this.report(node, `"${text}" is no duration`, 'write it with units, largest first: 5m, 1h30m, 500ms');
    }
    return duration;
  }

  protected report(
    range: { readonly start: number; readonly end: number },
    message: string,
    fix: string,
  ): void {
    this.problems.push(this.yaml.problem('rules/file', range, message, fix));
  }
}

/** The value of a key, if the map has it. */
export const valueUnder = (entries: readonly YamlEntry[] | undefined, key: string): YamlNode | undefined =>
  entries?.find((entry) => entry.key === key)?.value;

const kindOf = ({ kind }: YamlNode): string => (kind === 'nothing' ? 'nothing' : `a ${kind}`);
