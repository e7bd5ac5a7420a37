import type { Problem } from '#lib/problem';
import { type FileEntry, valueUnder, YamlReader } from '#lib/rules/yaml-reader';
import { type FileText, readYaml, type YamlEntry, type YamlNode } from '#lib/rules/yaml-text';
import type { Duration } from '#lib/units/duration';

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
  const reader = new RuleFileReader(yaml);
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

/** Reads the groups and rules of one file. */
class RuleFileReader extends YamlReader {
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
      if (['for', 'keep_firing_for', 'annotations'].includes(entry.key) && !isDefault(entry.value)) {
        this.report(entry, `\`${entry.key}\` in a recording rule`, 'remove it: only alerts have it');
      }
    }
  }

  private labels(node: YamlNode | undefined): readonly FileEntry[] {
    const names = node?.kind === 'map' ? node.entries.filter(({ key }) => key === '__name__') : [];
    for (const name of names) {
      this.report(name, '`__name__` is no label of a rule', 'write the name as `record` or `alert`');
    }
    return this.texts(node);
  }
}

/** Whether it says what is so anyway, which Prometheus allows: no time, no annotations. */
function isDefault(value: YamlNode): boolean {
  if (value.kind === 'text') return /^0+(?:ms|[smhdwy])?$/.test(value.value.text);
  return value.kind === 'nothing' || (value.kind === 'map' && value.entries.length === 0);
}
