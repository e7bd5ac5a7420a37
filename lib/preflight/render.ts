import { type Finding, groups, type Status } from '#lib/preflight/finding';

/** The widest line of prose; commands are never broken. */
const width = 100;

const statuses: readonly Status[] = ['missing', 'warning', 'unknown', 'ok'];

/**
 * What `npm run preflight` prints:
 * ```
 * storage
 *   ok       StorageClass standard-rwo of alertmanager exists and can grow its volumes; binds
 *            WaitForFirstConsumer
 *   missing  StorageClass premium-rwo of prometheus does not exist
 *            name one of those that `kubectl get storageclass` lists in output.storageClasses, or create it
 *
 * 1 missing, 0 warnings, 0 unknown, 1 ok
 * ```
 */
export function renderFindings(findings: readonly Finding[]): string {
  const parts = groups.flatMap((group) => {
    const own = findings.filter((finding) => finding.group === group);
    return own.length === 0 ? [] : [[group, ...own.flatMap(renderOne), ''].join('\n')];
  });
  return `${[...parts, summary(findings)].join('\n')}\n`;
}

/** Those in a row that have the same way out share its line. */
function renderOne({ status, message, fix, commands = [] }: Finding, index: number, all: readonly Finding[]) {
  const label = `  ${status.padEnd(9)}`;
  const indent = ' '.repeat(label.length);
  const isShared = commands.length === 0 && all[index + 1]?.fix === fix;
  return [
    ...wrapped(label, message),
    ...(fix === undefined || isShared ? [] : wrapped(indent, fix)),
    ...commands.map((command) => `${indent}  ${command}`),
  ];
}

/** `1 missing, 2 warnings, 0 unknown, 14 ok` */
function summary(findings: readonly Finding[]): string {
  return statuses
    .map((status) => {
      const count = findings.filter((finding) => finding.status === status).length;
      return `${count} ${status}${status === 'warning' && count !== 1 ? 's' : ''}`;
    })
    .join(', ');
}

/** Breaks at blanks; further lines start below the first word. */
function wrapped(start: string, text: string): readonly string[] {
  const lines: string[] = [];
  let line = start;
  for (const word of text.split(' ')) {
    const isEmpty = line.trimEnd().length < start.length || line === start;
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${' '.repeat(start.length)}${word}`;
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}
