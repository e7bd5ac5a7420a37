import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { type CommandLine, commandLines } from '#lib/checks/command-lines';
import { workloadsOf } from '#lib/checks/workloads';
import type { Applied } from '#lib/components/objects-of';
import { type TierName, tierNames } from '#lib/environment/tiers';
import type { Program } from '#lib/topology/program';
import { tierPrograms, vmselectAll } from '#lib/topology/tier-programs';

const factor = '-replicationFactor';
const interval = '-dedup.minScrapeInterval';
const node = '-storageNode';

export const replication: Check = {
  name: 'replication',
  what: 'Programs that store samples and programs that read them have the same storage nodes, the same number of copies and the same interval of deduplication.',
  why: 'where they differ, answers lack samples or have them twice, and no program says so',
  wayOut:
    '`storageNodeArguments` and `deduplicationArgument` in `lib/components/victoria-metrics`, and `replicationFactor` of the environment, which they share.',
  check(stack) {
    const lines = commandLines(stack);
    return tierNames
      .flatMap((tier) => findingsOf(tier, lines, stack))
      .map(({ program, message, fix }) => stackProblem(stack, 'replication', program, { message, fix }));
  },
};

function findingsOf(tier: TierName, lines: readonly CommandLine[], stack: CheckedStack): readonly Finding[] {
  const { vmstorage, vminsert, vmselect, victoriaMetrics } = tierPrograms[tier];
  const of = (...programs: readonly Program[]) =>
    lines.filter(({ program }) => programs.some(({ name }) => name === program));
  const isStoredAgain = stack.environment.prometheus.replicas > 1 || replicationFactor(lines, tier) > 1;
  const deduplicating = of(vmselect, vmstorage, victoriaMetrics);
  return [
    ...differing(of(vminsert, vmselect), (given) => `${factor}=${lastOf(factor, given) ?? '1'}`),
    ...(isStoredAgain ? withoutInterval(deduplicating) : []),
    ...differing(
      deduplicating.filter(({ given }) => lastOf(interval, given) !== undefined),
      (given) => `${interval}=${lastOf(interval, given)}`,
    ),
    ...differing(of(vminsert, vmselect), (given) => `the storage nodes ${nodesOf(given).join(', ')}`),
    ...of(vminsert).flatMap((line) => unusedNodes(line, vmstorage, stack)),
    ...of(vmselectAll).flatMap((line) => unreadNodes(line, of(vmselect), tier)),
  ];
}

/** How often a sample of a tier is stored, as vminsert is told. 1 where nobody tells it. */
export function replicationFactor(lines: readonly CommandLine[], tier: TierName): number {
  const writer = lines.find(({ program }) => program === tierPrograms[tier].vminsert.name);
  return Number(lastOf(factor, writer?.given ?? []) ?? '1');
}

/** The values of a flag, which may stand there several times. */
const valuesOf = (flag: string, given: readonly string[]): readonly string[] =>
  given
    .filter((argument) => argument.startsWith(`${flag}=`))
    .map((argument) => argument.slice(flag.length + 1));

const lastOf = (flag: string, given: readonly string[]): string | undefined => valuesOf(flag, given).at(-1);

/** Without their ports: one is for writing, another for reading. */
const nodesOf = (given: readonly string[]): readonly string[] =>
  valuesOf(node, given)
    .flatMap((value) => value.split(','))
    .map((address) => address.replace(/:\d+$/, ''))
    .sort();

interface Finding {
  readonly program: string;
  readonly message: string;
  readonly fix: string;
}

/** Those that have something else than the first. */
function differing(
  [first, ...rest]: readonly CommandLine[],
  what: (given: readonly string[]) => string,
): readonly Finding[] {
  if (first === undefined) return [];
  const expected = what(first.given);
  return rest
    .filter(({ given }) => what(given) !== expected)
    .map(({ program, given }) => ({
      program,
      message: `has ${what(given)}, and ${first.program} has ${expected}`,
      fix: 'give both the same',
    }));
}

/** What answers from all tiers asks the nodes of this one, as often as they keep a sample. */
function unreadNodes(
  { program, given }: CommandLine,
  [reader]: readonly CommandLine[],
  tier: TierName,
): readonly Finding[] {
  if (reader === undefined) return [];
  const group = (value: string) => value.startsWith(`${tier}/`) || value.startsWith(`${tier}:`);
  const own = (flag: string) =>
    valuesOf(flag, given)
      .filter(group)
      .map((value) => value.slice(tier.length + 1));
  const described = (factors: readonly string[], nodes: readonly string[]) =>
    `${factor}=${factors.join(', ')} for the nodes ${nodes.join(', ')} of ${tier}`;
  const has = described(own(factor), own(node));
  const expected = described(valuesOf(factor, reader.given), valuesOf(node, reader.given));
  return has === expected
    ? []
    : [{ program, message: `has ${has}, and ${reader.program} has ${expected}`, fix: 'give both the same' }];
}

/** Pods of vmstorage to which nothing is written. One too many, `stack/addresses` finds. */
function unusedNodes(
  { program, given }: CommandLine,
  vmstorage: Program,
  stack: Applied,
): readonly Finding[] {
  const nodes = nodesOf(given).length;
  const replicas = workloadsOf(stack).find(({ owner }) => owner === vmstorage.name)?.replicas ?? 0;
  if (nodes >= replicas) return [];
  return [
    {
      program,
      message: `has ${nodes} storage nodes, and ${vmstorage.name} has ${replicas} replicas`,
      fix: 'name all of them: storageNodeArguments does',
    },
  ];
}

const withoutInterval = (lines: readonly CommandLine[]): readonly Finding[] =>
  lines
    .filter(({ given }) => lastOf(interval, given) === undefined)
    .map(({ program }) => ({
      program,
      message: `has no ${interval}, and samples are stored more than once`,
      fix: 'add deduplicationArgument to its arguments',
    }));
