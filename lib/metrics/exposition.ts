import type { Problem } from '#lib/problem';

export type ExposedType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric family as a `/metrics` page shows it. */
export interface ExposedFamily {
  readonly name: string;
  readonly type: ExposedType;
  readonly help: string;
  /** Only OpenMetrics has it. */
  readonly unit?: string;
  readonly samples: readonly Sample[];
}

interface OpenFamily {
  type: ExposedType;
  help: string;
  unit?: string;
  readonly samples: Sample[];
}

/**
 * Reads a `/metrics` page: Prometheus' text format 0.0.4, and of OpenMetrics the comments, exemplars and `# EOF`.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 *
 * @param file how the page is called in problems
 * @returns a problem for each line that cannot be read, or the first alone when the page is something else
 */
export function parseExposition(
  text: string,
  file: string,
): { readonly families: readonly ExposedFamily[]; readonly problems: readonly Problem[] } {
  const families = new Map<string, OpenFamily>();
  const problems: Problem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const wrong = readLine(line.trim(), families);
    if (wrong !== undefined)
      problems.push({ ...wrong, check: 'exposition/syntax', where: { file, line: index + 1 } });
  }
  const read = [...families].map(([name, family]) => close(name, family));
  if (read.some((family) => family.samples.length > 0)) return { families: read, problems };
  const empty = { check: 'exposition/empty', where: { file }, message: 'shows no metric', fix: anotherPage };
  return { families: read, problems: [problems[0] ?? empty] };
}

const anotherPage =
  'give the address of a page in the Prometheus text format, such as http://127.0.0.1:9090/metrics';

type Wrong = Pick<Problem, 'message' | 'fix'>;

function readLine(line: string, families: Map<string, OpenFamily>): Wrong | undefined {
  if (line === '') return undefined;
  if (line.startsWith('#')) return readComment(line, families);
  const sample = parseSample(line);
  if (sample === undefined) return notASample(line);
  openFamily(families, familyOf(sample.name, families)).samples.push(sample);
  return undefined;
}

function readComment(line: string, families: Map<string, OpenFamily>): Wrong | undefined {
  const [, keyword, name = '', rest = ''] = /^#\s+(HELP|TYPE|UNIT)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
  if (keyword === undefined) return undefined;
  const family = openFamily(families, name);
  if (keyword === 'HELP') family.help = unescaped(rest);
  if (keyword === 'UNIT' && rest !== '') family.unit = rest;
  if (keyword !== 'TYPE') return undefined;
  const type = types.get(rest);
  if (type === undefined) {
    return {
      message: `${name} has the type "${rest}"`,
      fix: `known types are ${[...types.keys()].join(', ')}`,
    };
  }
  family.type = type;
  return undefined;
}

/** What is stored of OpenMetrics' further types is what their nearest relative here stores. */
const types: ReadonlyMap<string, ExposedType> = new Map<string, ExposedType>([
  ['counter', 'counter'],
  ['gauge', 'gauge'],
  ['histogram', 'histogram'],
  ['summary', 'summary'],
  ['untyped', 'untyped'],
  ['unknown', 'untyped'],
  ['info', 'gauge'],
  ['stateset', 'gauge'],
]);

function openFamily(families: Map<string, OpenFamily>, name: string): OpenFamily {
  const known = families.get(name);
  if (known !== undefined) return known;
  const opened: OpenFamily = { type: 'untyped', help: '', samples: [] };
  families.set(name, opened);
  return opened;
}

/** OpenMetrics leaves `_total` and `_info` out of a family's name; the series are stored with it. */
function close(name: string, family: OpenFamily): ExposedFamily {
  const hasOneSeriesName = family.type === 'counter' || family.type === 'gauge';
  return { ...family, name: hasOneSeriesName ? (family.samples[0]?.name ?? name) : name };
}

/** The series of histograms and summaries belong to the family whose name they extend. */
function familyOf(sample: string, families: ReadonlyMap<string, OpenFamily>): string {
  if (families.has(sample)) return sample;
  const [, stem = '', suffix = ''] = /^(.*)_(bucket|sum|count|total|info)$/.exec(sample) ?? [];
  const type = families.get(stem)?.type;
  return type !== undefined && suffixes[type].includes(suffix) ? stem : sample;
}

const suffixes: Readonly<Record<ExposedType, readonly string[]>> = {
  histogram: ['bucket', 'sum', 'count'],
  summary: ['sum', 'count'],
  counter: ['total'],
  gauge: ['info'],
  untyped: [],
};

/** Name, labels, value; a timestamp and an exemplar may follow and are of no interest here. */
const samplePattern =
  /^([a-zA-Z_:][\w:]*)(?:\s*\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\}\s*|\s+)([^\s#]+)(?:\s+[-\d.e+]+)?(?:\s+#.*)?$/;
const labelPattern = /\s*([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/y;

function parseSample(line: string): Sample | undefined {
  const [, name, labelText = '', valueText = ''] = samplePattern.exec(line) ?? [];
  const labels = parseLabels(labelText);
  const value = parseValue(valueText);
  return name === undefined || labels === undefined || value === undefined
    ? undefined
    : { name, labels, value };
}

function parseLabels(text: string): Readonly<Record<string, string>> | undefined {
  const labels: Record<string, string> = {};
  let position = 0;
  while (position < text.trimEnd().length) {
    labelPattern.lastIndex = position;
    const [whole, label, value = ''] = labelPattern.exec(text) ?? [];
    if (whole === undefined || label === undefined) return undefined;
    labels[label] = unescaped(value);
    position += whole.length;
  }
  return labels;
}

function parseValue(text: string): number | undefined {
  const [, sign = '', word] = /^([+-]?)(Inf|NaN)$/i.exec(text) ?? [];
  if (word !== undefined) return word.toLowerCase() === 'nan' ? Number.NaN : Number(`${sign}Infinity`);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

function notASample(line: string): Wrong {
  const shown = line.length > 60 ? `${line.slice(0, 60)}...` : line;
  return {
    message: `"${shown}" is no line of a metrics page`,
    fix: anotherPage,
  };
}
