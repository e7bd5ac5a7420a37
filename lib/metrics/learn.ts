import type { ExporterFile, LearnedFamily } from '#lib/metrics/exporter-file';
import type { ExposedFamily, Sample } from '#lib/metrics/exposition';
import { unitOfName } from '#lib/metrics/naming';
import type { Problem } from '#lib/problem';
import { type UnitName, units } from '#lib/units/unit';

/**
 * Adds what a page showed to what was known. A page shows only the label children that exist by then, so labels,
 * bounds and families are only ever added; the unit that is written in the file stays, since people correct it there.
 *
 * @param page how the page is called in problems
 * @returns what is known now, and a problem for each family whose type is another than before
 */
export function learn(
  exposed: readonly ExposedFamily[],
  known: ExporterFile,
  page: string,
): { readonly learned: ExporterFile; readonly problems: readonly Problem[] } {
  const families = new Map(known.families.map((family) => [family.name, family]));
  const problems: Problem[] = [];
  for (const seen of exposed.filter((family) => family.samples.length > 0).map(learnFamily)) {
    const before = families.get(seen.name);
    if (before !== undefined && before.type !== seen.type) problems.push(typeConflict(before, seen, page));
    families.set(seen.name, before === undefined ? seen : merge(before, seen));
  }
  return { learned: { job: known.job, families: [...families.values()] }, problems };
}

function learnFamily({ name, type, help, unit, samples }: ExposedFamily): LearnedFamily {
  const labels = sorted(samples.flatMap((sample) => Object.keys(sample.labels))).filter(
    (label) => !(type === 'histogram' && label === 'le') && !(type === 'summary' && label === 'quantile'),
  );
  const seenAtZero = type === 'counter' && labels.length > 0 && samples.some((sample) => sample.value === 0);
  return {
    name,
    type,
    help,
    unit: declaredUnit(unit) ?? unitOfName(name)?.unit ?? guessedUnit(name, type),
    labels,
    ...(type === 'histogram' ? { buckets: boundsOf(samples) } : {}),
    ...(seenAtZero ? { seenAtZero } : {}),
    series: samples.length,
  };
}

function declaredUnit(name: string | undefined): UnitName | undefined {
  return Object.keys(units).find((known): known is UnitName => known === name);
}

/** Counters count; a gauge whose name ends in a plural or in an amount does too, any other measures nothing known. */
function guessedUnit(name: string, type: ExposedFamily['type']): UnitName {
  if (type === 'counter' || type === 'histogram' || type === 'summary') return 'count';
  if (/_(info|status|success)$/.test(name)) return 'none';
  return /(s|_length|_capacity|_limit|_size|_pending|_max)$/.test(name) ? 'count' : 'none';
}

function boundsOf(samples: readonly Sample[]): readonly number[] {
  const bounds = samples.flatMap(({ labels }) => (labels.le === undefined ? [] : [Number(labels.le)]));
  return rising(bounds.filter(Number.isFinite));
}

function merge(before: LearnedFamily, seen: LearnedFamily): LearnedFamily {
  const buckets =
    before.buckets === undefined ? undefined : rising([...before.buckets, ...(seen.buckets ?? [])]);
  return {
    ...before,
    help: seen.help,
    labels: sorted([...before.labels, ...seen.labels]),
    series: Math.max(before.series, seen.series),
    ...(buckets === undefined ? {} : { buckets }),
    ...(seen.seenAtZero === undefined ? {} : { seenAtZero: seen.seenAtZero }),
  };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
const rising = (bounds: readonly number[]): readonly number[] =>
  [...new Set(bounds)].sort((one, other) => one - other);

const typeConflict = (before: LearnedFamily, seen: LearnedFamily, page: string): Problem => ({
  check: 'catalogue/learned',
  where: { file: page },
  subject: seen.name,
  message: `is a ${seen.type}, and was a ${before.type} when it was learned before`,
  fix: 'scrape the right program, or remove the family from the file when the program has changed',
});
