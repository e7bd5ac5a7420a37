import { join } from 'node:path';
import { objectsOf } from '#lib/components/objects-of';
import { headroomInWords } from '#lib/output/capacity';
import { isCommitted, isUnchanged, isWithin, mostFiles, type TreeChanges } from '#lib/output/compare-tree';
import { shareOf } from '#lib/output/exporter-rows';
import { counted } from '#lib/output/markdown';
import { secretNames } from '#lib/output/needs';
import { deleteCommand, type Removal } from '#lib/output/removed-objects';
import type { StackOutput } from '#lib/output/stack-output';
import type { Written } from '#lib/output/write-stacks';
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
 * Least headroom at the declared load (details: dist/<environment>/SUMMARY.md):
 *   production  11 % (elasticsearch-disk)
 *
 * Alerts that cannot fire (details: dist/<environment>/SUMMARY.md):
 *   local  DiskSpaceLow
 *
 * Series of exporters that are dropped (details: dist/<environment>/SUMMARY.md):
 *   production  node-exporter 92 %
 *
 * Removed, because nothing generates them:
 *   dist/production/notes.txt
 *
 * No longer in production, and still in the cluster until you delete them:
 *   kubectl delete -n monitoring configmap/grafana-old
 *
 * 0.31 s. dist: 3 changed, 1 added. Review it with `git add -N dist && git diff dist`.
 * ```
 * The last three columns count files, secrets are counted by name. Files outside of these environments have a line of their own.
 *
 * @param root where it was written: `dist`
 * @param written what `writeStacks` did, over all environments
 * @param taken how long the whole run took
 */
export function renderRun(
  stacks: readonly StackOutput[],
  root: string,
  { changes, removals }: Written,
  taken: Duration,
): string {
  const review =
    isUnchanged(changes) || !isCommitted(root) ? '' : ` Review it with ${reviewOf(root, changes)}.`;
  const details = `(details: ${root}/<environment>/SUMMARY.md):`;
  return [
    ...table([headings, ...stacks.map((stack) => row(stack, changes)), ...rowElsewhere(stacks, changes)]),
    '',
    ...lists(`Secrets that must exist ${details}`, stacks, secretNames),
    ...lists(`Least headroom at the declared load ${details}`, stacks, ({ facts: { capacity } }) =>
      capacity.length === 0 ? [] : [headroomInWords(capacity)],
    ),
    ...lists(`Alerts that cannot fire ${details}`, stacks, ({ facts }) =>
      facts.idleAlerts.map(({ name }) => name),
    ),
    ...lists(`Series of exporters that are dropped ${details}`, stacks, ({ facts }) =>
      facts.exporters.flatMap(({ job, ownedBy, ofPage }) =>
        ofPage === undefined || ownedBy.length === 0 ? [] : [`${job} ${shareOf(ofPage)}`],
      ),
    ),
    ...removedLines(root, changes.removed),
    ...removals.flatMap(removalLines),
    `${taken.inSeconds.toFixed(2)} s. ${root}: ${renderChanges(changes)}.${review}`,
    '',
  ].join('\n');
}

/** Of files that git does not know yet it shows nothing until it is told about them. */
const reviewOf = (root: string, { added }: TreeChanges): string =>
  added.length === 0 ? `\`git diff ${root}\`` : `\`git add -N ${root} && git diff ${root}\``;

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

/** What is left of environments that are gone, and what never belonged to one. */
function rowElsewhere(stacks: readonly StackOutput[], changes: TreeChanges): readonly (readonly string[])[] {
  const environments = stacks.map(({ environment }) => environment);
  const ofFiles = changeKinds.map(
    (kind) => changes[kind].filter((path) => !isWithin(path, environments)).length,
  );
  if (ofFiles.every((count) => count === 0)) return [];
  return [['elsewhere', '-', '-', '-', '-', '-', ...ofFiles.map(String)]];
}

const changeKinds = ['changed', 'added', 'removed'] as const;

/** `3 changed, 1 added`, or `unchanged`. */
function renderChanges(changes: TreeChanges): string {
  const parts = changeKinds
    .filter((kind) => changes[kind].length > 0)
    .map((kind) => `${changes[kind].length} ${kind}`);
  return parts.length === 0 ? 'unchanged' : parts.join(', ');
}

/** A list for each environment that has any, below a heading. */
function lists(
  heading: string,
  stacks: readonly StackOutput[],
  itemsOf: (stack: StackOutput) => readonly string[],
): readonly string[] {
  const having = stacks.filter((stack) => itemsOf(stack).length > 0);
  if (having.length === 0) return [];
  const widest = Math.max(...having.map(({ environment }) => environment.length));
  return [
    heading,
    ...having.flatMap((stack) =>
      wrapped(`  ${stack.environment.padEnd(widest)}  `, itemsOf(stack).join(', ')),
    ),
    '',
  ];
}

/** Files that somebody put there are named before git, which may not know them, forgets them. */
function removedLines(root: string, removed: readonly string[]): readonly string[] {
  if (removed.length === 0) return [];
  const more = removed.length - mostFiles;
  return [
    'Removed, because nothing generates them:',
    ...removed.slice(0, mostFiles).map((path) => `  ${join(root, path)}`),
    ...(more > 0 ? [`  ... and ${counted(more, 'more file')}`] : []),
    '',
  ];
}

const removalLines = ({ environment, objects }: Removal): readonly string[] => [
  `No longer in ${environment}, and still in the cluster until you delete them:`,
  ...objects.map((object) => `  ${deleteCommand(object)}`),
  '',
];

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
