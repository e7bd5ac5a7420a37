import { isUnchanged, isWithin, type TreeChanges } from '#lib/output/compare-tree';
import type { StackOutput } from '#lib/output/stack-output';
import { objectsOf, secretsOf } from '#lib/output/summary';
import type { Duration } from '#lib/units/duration';

/** The widest line, for terminals as they open. */
const width = 80;

/**
 * What `npm run synth` prints when all went well:
 * ```
 * environment  objects  alerts  images  unpinned  secrets  changed  added  removed
 * production        41      34       2         1        2        3      1        0
 * local              -      34       -         -        0        0      0        0
 *
 * Secrets that must exist (details: dist/<environment>/SUMMARY.md):
 *   production  alertmanager-mail, alertmanager-pagerduty
 *
 * 0.31 s. dist: 3 changed, 1 added. Review it with `git diff dist`.
 * ```
 * The last three columns count files, secrets are counted by name.
 *
 * @param root where it was written: `dist`
 * @param changes what `writeTree` did, over all environments
 * @param taken how long the whole run took
 */
export function renderRun(
  stacks: readonly StackOutput[],
  root: string,
  changes: TreeChanges,
  taken: Duration,
): string {
  const review = isUnchanged(changes) ? '' : ` Review it with \`git diff ${root}\`.`;
  return [
    ...table([headings, ...stacks.map((stack) => row(stack, changes))]),
    '',
    ...secretLines(stacks, root),
    `${taken.inSeconds.toFixed(2)} s. ${root}: ${renderChanges(changes)}.${review}`,
    '',
  ].join('\n');
}

const headings = 'environment objects alerts images unpinned secrets changed added removed'.split(' ');

function row(stack: StackOutput, changes: TreeChanges): readonly string[] {
  const { images, alerts } = stack.facts;
  const ofObjects =
    stack.kind === 'kubernetes'
      ? [objectsOf(stack).length, images.length, images.filter(({ digest }) => digest === null).length]
      : ['-', '-', '-'];
  const [objects, all, unpinned] = ofObjects;
  const ofFiles = changeKinds.map(
    (kind) => changes[kind].filter((path) => isWithin(path, [stack.environment])).length,
  );
  return [
    stack.environment,
    objects,
    alerts.length,
    all,
    unpinned,
    secretNames(stack).length,
    ...ofFiles,
  ].map(String);
}

const changeKinds = ['changed', 'added', 'removed'] as const;

/** `3 changed, 1 added`, or `unchanged`. */
export function renderChanges(changes: TreeChanges): string {
  const parts = changeKinds
    .filter((kind) => changes[kind].length > 0)
    .map((kind) => `${changes[kind].length} ${kind}`);
  return parts.length === 0 ? 'unchanged' : parts.join(', ');
}

function secretNames(stack: StackOutput): readonly string[] {
  return [...new Set(secretsOf(stack).map(({ secret }) => secret))];
}

function secretLines(stacks: readonly StackOutput[], root: string): readonly string[] {
  const needing = stacks.filter((stack) => secretNames(stack).length > 0);
  if (needing.length === 0) return [];
  const widest = Math.max(...needing.map(({ environment }) => environment.length));
  return [
    `Secrets that must exist (details: ${root}/<environment>/SUMMARY.md):`,
    ...needing.flatMap((stack) =>
      wrapped(`  ${stack.environment.padEnd(widest)}  `, secretNames(stack).join(', ')),
    ),
    '',
  ];
}

/** Breaks a list at its blanks; further lines start below the first item. */
function wrapped(start: string, text: string): readonly string[] {
  const lines = [start];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const isFull = line.length + word.length > width && line.length > start.length;
    if (isFull) lines.push(`${' '.repeat(start.length)}${word} `);
    else lines[lines.length - 1] = `${line}${word} `;
  }
  return lines.map((line) => line.trimEnd());
}

/** The first column to the left, the numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map(([name = '', ...numbers]) =>
    [
      name.padEnd(widths[0] ?? 0),
      ...numbers.map((cell, column) => cell.padStart(widths[column + 1] ?? 0)),
    ].join('  '),
  );
}
