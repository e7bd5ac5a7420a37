import type { SeriesMatcher } from '#lib/promql/hole';
import { writeNumber } from '#lib/promql/number-literal';
import { neverMetrics } from '#lib/promql/operators';
import { quote } from '#lib/promql/string-literal';
import type {
  Aggregation,
  Binary,
  DurationFormula,
  DurationNode,
  FixedDuration,
  LabelName,
  Modifiers,
  NumberLiteral,
} from '#lib/promql/tree';

/** A number as it is written: with its unit where it is a length of time. */
export function formatNumber({ value, duration }: NumberLiteral): string {
  return duration?.toString() ?? writeNumber(value);
}

/** What a selector selects, as the tree and as a value of a template have it. */
export interface Selection {
  readonly name?: string;
  readonly quotedName?: true;
  readonly matchers: readonly SeriesMatcher[];
}

/** The name before the braces and what stands in them. */
export function selectorParts(selector: Selection): {
  readonly name: string;
  readonly matchers: readonly string[];
} {
  const { name = '', quotedName } = selector;
  const matchers = selector.matchers.map(
    ({ label, operator, value }) => `${formatMatcherLabel(label)}${operator}${quote(value)}`,
  );
  if (name === '' || (quotedName === undefined && isPlainName(name))) return { name, matchers };
  return { name: '', matchers: [quote(name), ...matchers] };
}

/** A selector without its range, `offset` and `@`, on one line. */
export function formatSelector(selector: Selection): string {
  const { name, matchers } = selectorParts(selector);
  return name !== '' && matchers.length === 0 ? name : `${name}{${matchers.join(',')}}`;
}

/** ` @ end() offset 5m`, in the order in which Prometheus prints them. */
export function formatModifiers({ at, offset }: Modifiers): string {
  const time = at === undefined ? '' : at.at === 'timestamp' ? writeNumber(at.seconds) : `${at.at}()`;
  return `${time === '' ? '' : ` @ ${time}`}${offset === undefined ? '' : ` offset ${formatDuration(offset)}`}`;
}

/** A range, step or offset. */
export function formatDuration(node: DurationNode): string {
  switch (node.kind) {
    case 'duration':
      return `${node.negative ? '-' : ''}${unsigned(node)}`;
    case 'variable duration':
      return node.variable;
    case 'computed duration':
      return formatFormula(node.formula);
  }
}

function unsigned({ duration, seconds }: FixedDuration): string {
  return seconds === undefined ? duration.toString() : writeNumber(seconds);
}

function formatFormula(formula: DurationFormula): string {
  switch (formula.kind) {
    case 'duration':
    case 'variable duration':
      return formatDuration(formula);
    case 'duration number':
      return writeNumber(formula.value);
    case 'duration operation':
      return `${formatFormula(formula.left)} ${formula.operator} ${formatFormula(formula.right)}`;
    case 'duration sign':
      return `${formula.operator}${formatFormula(formula.operand)}`;
    case 'duration parentheses':
      return `(${formatFormula(formula.formula)})`;
    case 'duration call':
      return `${formula.function}(${formula.arguments.map(formatFormula).join(', ')})`;
  }
}

/** `sum by (le) ` with the space before the parenthesis that Prometheus writes after a grouping. */
export function formatAggregator({ operator, grouping }: Aggregation): string {
  return grouping === undefined ? operator : `${operator} ${grouping.kind} ${formatLabels(grouping.labels)} `;
}

/** `/ on (job) group_left ()`; the empty parentheses keep those of the operand apart. */
export function formatOperator({ operator, bool, matching }: Binary): string {
  const words = [operator];
  if (bool) words.push('bool');
  if (matching !== undefined) words.push(matching.on, formatLabels(matching.labels));
  if (matching?.group !== undefined) {
    words.push(`group_${matching.group.side}`, formatLabels(matching.group.labels));
  }
  return words.join(' ');
}

function formatLabels(labels: readonly LabelName[]): string {
  return `(${labels.map(({ name }) => (isPlainGroupingLabel(name) ? name : quote(name))).join(', ')})`;
}

function formatMatcherLabel(label: string): string {
  return /^[A-Za-z_]\w*$/.test(label) ? label : quote(label);
}

/** Names that Prometheus reads without quotes; the number words and some keywords it does not. */
function isPlainName(name: string): boolean {
  return (
    /^[A-Za-z_:][\w:]*$/.test(name) && !/^(?:inf|nan)$/i.test(name) && !neverMetrics.has(name.toLowerCase())
  );
}

function isPlainGroupingLabel(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !/^(?:inf|nan|without)$/i.test(name);
}
