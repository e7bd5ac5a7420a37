import type { Problem } from '#lib/problem';
import { type FileText, readYaml, type YamlEntry, type YamlNode, type YamlText } from '#lib/rules/yaml-text';
import { closest } from '#lib/suggestion';
import { Duration, seconds } from '#lib/units/duration';

/** A rule file of Prometheus as far as it could be read, and what is wrong with its structure. */
export interface RuleFile {
  readonly groups: readonly FileGroup[];
  readonly problems: readonly Problem[];
}

export interface FileGroup {
  readonly name: string;
  /** Absent: the server's evaluation interval. */
  readonly interval: Duration | undefined;
  /** The labels that every rule of the group adds. */
  readonly labels: readonly FileEntry[];
  readonly rules: readonly FileRule[];
}

export interface FileRule {
  readonly kind: 'alert' | 'recording';
  readonly name: string;
  readonly expression: FileText;
  readonly labels: readonly FileEntry[];
  readonly annotations: readonly FileEntry[];
}

export interface FileEntry {
  readonly name: string;
  readonly value: FileText;
}

/** https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
const keys = {
  file: ['groups'],
  group: ['name', 'interval', 'query_offset', 'limit', 'labels', 'rules'],
  rule: ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'],
};

/** Reads the text of a rule file. */
export function readRuleFile(file: string, text: string): RuleFile {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { groups: [], problems: yaml.problems };
  const reader = new Reader(yaml);
  const groups = yaml.documents.flatMap((document) => reader.file(document));
  if (yaml.documents.every(({ kind }) => kind === 'nothing')) {
    const problem: Problem = {
      check: 'rules/file',
      where: { file },
      message: 'is empty',
      fix: 'write `groups:` with at least one group, or delete the file',
    };
    return { groups: [], problems: [problem] };
  }
  return { groups, problems: reader.problems };
}

/** Reads one file's values and keeps what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];

  constructor(private readonly yaml: YamlText) {}

  file(document: YamlNode): readonly FileGroup[] {
    if (document.kind === 'nothing') return [];
    const entries = this.map(document, 'a rule file', keys.file);
    const names = new Set<string>();
    return this.list(valueUnder(entries, 'groups')).flatMap((node) => {
      const group = this.group(node);
      const [{ name } = { name: '' }] = group;
      if (names.has(name))
        this.report(node, `two groups are called ${name}`, 'give each group a name of its own');
      if (name !== '') names.add(name);
      return group;
    });
  }

  private group(node: YamlNode): readonly FileGroup[] {
    const entries = this.map(node, 'a group', keys.group);
    if (entries === undefined) return [];
    this.duration(valueUnder(entries, 'query_offset'));
    return [
      {
        name: this.required(node, entries, 'name', 'the group has no name')?.text ?? '',
        interval: this.duration(valueUnder(entries, 'interval')),
        labels: this.labels(valueUnder(entries, 'labels')),
        rules: this.list(valueUnder(entries, 'rules')).flatMap((rule) => this.rule(rule)),
      },
    ];
  }

  private rule(node: YamlNode): readonly FileRule[] {
    const entries = this.map(node, 'a rule', keys.rule);
    if (entries === undefined) return [];
    const alert = this.text(valueUnder(entries, 'alert'));
    const record = this.text(valueUnder(entries, 'record'));
    if (alert !== undefined && record !== undefined) {
      this.report(node, 'both `alert` and `record`', 'keep one: a rule either fires or records');
    }
    if (alert === undefined && record === undefined) {
      this.report(node, 'neither `alert` nor `record`', 'name what the rule fires or records');
    }
    if (record !== undefined) this.onlyForAlerts(entries);
    if (record !== undefined && /[{}]/.test(record.text)) {
      this.report(
        node,
        `braces in the recorded name ${record.text}`,
        'put matchers into `expr`, labels into `labels`',
      );
    }
    for (const key of ['for', 'keep_firing_for']) this.duration(valueUnder(entries, key));
    const expression = this.required(node, entries, 'expr', 'the rule has no `expr`');
    const labels = this.labels(valueUnder(entries, 'labels'));
    const annotations = this.texts(valueUnder(entries, 'annotations'));
    if (expression === undefined) return [];
    const kind = record === undefined ? 'alert' : 'recording';
    return [{ kind, name: (alert ?? record)?.text ?? '', expression, labels, annotations }];
  }

  private onlyForAlerts(entries: readonly YamlEntry[]): void {
    for (const entry of entries) {
      if (['for', 'keep_firing_for', 'annotations'].includes(entry.key)) {
        this.report(entry, `\`${entry.key}\` in a recording rule`, 'remove it: only alerts have it');
      }
    }
  }

  /** The entries of a map, of which unknown keys are reported; undefined when it is none. */
  private map(node: YamlNode, what: string, known: readonly string[]): readonly YamlEntry[] | undefined {
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

  private list(node: YamlNode | undefined): readonly YamlNode[] {
    if (node === undefined || node.kind === 'nothing') return [];
    if (node.kind === 'list') return node.items;
    this.report(node, `a list is wanted, not ${kindOf(node)}`, 'write `- ` before each item');
    return [];
  }

  private text(node: YamlNode | undefined): FileText | undefined {
    if (node === undefined || node.kind === 'nothing') return undefined;
    if (node.kind === 'text') return node.value.text === '' ? undefined : node.value;
    this.report(node, `a text is wanted, not ${kindOf(node)}`, 'put it in quotes');
    return undefined;
  }

  private required(
    node: YamlNode,
    entries: readonly YamlEntry[],
    key: string,
    message: string,
  ): FileText | undefined {
    const value = this.text(valueUnder(entries, key));
    if (value === undefined) this.report(node, message, `write \`${key}: ...\``);
    return value;
  }

  private labels(node: YamlNode | undefined): readonly FileEntry[] {
    const names = node?.kind === 'map' ? node.entries.filter(({ key }) => key === '__name__') : [];
    for (const name of names) {
      this.report(name, '`__name__` is no label of a rule', 'write the name as `record` or `alert`');
    }
    return this.texts(node);
  }

  private texts(node: YamlNode | undefined): readonly FileEntry[] {
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

  private duration(node: YamlNode | undefined): Duration | undefined {
    const text = node?.kind === 'text' ? node.value.text : this.text(node)?.text;
    if (node === undefined || text === undefined) return undefined;
    const duration = text === '0' ? seconds(0) : Duration.parse(text);
    if (duration === undefined) {
      this.report(node, `"${text}" is no duration`, 'write it with units, largest first: 5m, 1h30m, 500ms');
    }
    return duration;
  }

  private report(
    range: { readonly start: number; readonly end: number },
    message: string,
    fix: string,
  ): void {
    this.problems.push(this.yaml.problem('rules/file', range, message, fix));
  }
}

const valueUnder = (entries: readonly YamlEntry[] | undefined, key: string): YamlNode | undefined =>
  entries?.find((entry) => entry.key === key)?.value;

const kindOf = ({ kind }: YamlNode): string => (kind === 'nothing' ? 'nothing' : `a ${kind}`);
