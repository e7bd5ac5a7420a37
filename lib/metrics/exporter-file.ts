import type { ExposedType } from '#lib/metrics/exposition';
import { ProblemsError } from '#lib/problem';
import { type UnitName, units } from '#lib/units/unit';

/** A family as it was seen on real `/metrics` pages. */
export interface LearnedFamily {
  readonly name: string;
  readonly type: ExposedType;
  readonly help: string;
  readonly unit: UnitName;
  /** Sorted; without `le` and `quantile`. */
  readonly labels: readonly string[];
  /** Of a histogram: the bounds without `+Inf`, rising. */
  readonly buckets?: readonly number[];
  /** Of a counter with labels: a child was seen at 0, so the exporter initialises them. */
  readonly seenAtZero?: true;
  /** The most series of the family that one page showed. */
  readonly series: number;
}

/** What `metrics/exporters/<job>.json` holds. */
export interface ExporterFile {
  readonly job: string;
  readonly families: readonly LearnedFamily[];
}

/** Where the file of a job stands, from the root of the repository. */
export const exporterPath = (job: string): string => `metrics/exporters/${job}.json`;

/** One family a line, sorted by name, so that a review shows each change as one line. */
export function renderExporterFile({ job, families }: ExporterFile): string {
  const sorted = [...families].sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = sorted.map((family) => `    ${JSON.stringify(inOrder(family))}`);
  return `{\n  "job": ${JSON.stringify(job)},\n  "families": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function inOrder({
  name,
  type,
  unit,
  labels,
  series,
  buckets,
  seenAtZero,
  help,
}: LearnedFamily): LearnedFamily {
  const optional = {
    ...(buckets === undefined ? {} : { buckets }),
    ...(seenAtZero === undefined ? {} : { seenAtZero }),
  };
  return { name, type, unit, labels, series, ...optional, help };
}

/**
 * Reads the text of a file.
 *
 * @param file how the file is called in problems
 * @throws ProblemsError when it is no JSON, or naming each family that is not as it should be
 */
export function parseExporterFile(text: string, file: string): ExporterFile {
  return readExporterFile(parseJson(text, file), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new ProblemsError([problem(file, message, 'correct the file, or remove it and learn again')]);
  }
}

/**
 * Reads the value of a file that was parsed already.
 *
 * @param file how the file is called in problems
 * @throws ProblemsError naming each family that is not as it should be
 */
export function readExporterFile(value: unknown, file: string): ExporterFile {
  const families = property(value, 'families');
  const job = property(value, 'job');
  if (typeof job !== 'string' || !Array.isArray(families)) {
    throw new ProblemsError([
      problem(file, 'is no list of families', 'remove it and run npm run metrics:learn'),
    ]);
  }
  const broken = families.filter((family) => !isLearnedFamily(family));
  if (broken.length === 0) return { job, families: families.filter(isLearnedFamily) };
  throw new ProblemsError(
    broken.map((family) => {
      const text = JSON.stringify(family);
      return problem(
        file,
        `has the broken family ${text.slice(0, 100)}`,
        'remove it and run npm run metrics:learn',
      );
    }),
  );
}

const problem = (file: string, message: string, fix: string) => ({
  check: 'catalogue/learned',
  where: { file },
  message,
  fix,
});

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

const types: readonly unknown[] = [
  'counter',
  'gauge',
  'histogram',
  'summary',
  'untyped',
] satisfies ExposedType[];
const unitNames: readonly unknown[] = Object.keys(units);

function isLearnedFamily(value: unknown): value is LearnedFamily {
  const labels = property(value, 'labels');
  const type = property(value, 'type');
  const buckets = property(value, 'buckets');
  return (
    typeof property(value, 'name') === 'string' &&
    typeof property(value, 'help') === 'string' &&
    types.includes(type) &&
    unitNames.includes(property(value, 'unit')) &&
    Array.isArray(labels) &&
    labels.every((label) => typeof label === 'string') &&
    Number.isSafeInteger(property(value, 'series')) &&
    (property(value, 'seenAtZero') ?? true) === true &&
    (type === 'histogram'
      ? Array.isArray(buckets) && buckets.every((bound) => typeof bound === 'number')
      : buckets === undefined)
  );
}
