import { type ParsedLogql, parseLogql } from '#lib/logql/parse';
import { LogSelection } from '#lib/logs/selection';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { VariableReference } from '#lib/promql/hole';
import { quote } from '#lib/promql/string-literal';
import { ThresholdPlaceholder, threshold } from '#lib/promql/template';
import { Duration } from '#lib/units/duration';
import { Quantity } from '#lib/units/quantity';

/** What can be put into a query. A text becomes a literal with its quotes: what a line filter looks for. */
export type LogqlValue =
  | LogSelection
  | Duration
  | Quantity
  | VariableReference
  | ThresholdPlaceholder
  | string;

/**
 * Writes LogQL with typed values:
 * ```ts
 * logql`sum by (level) (count_over_time(${dwcpLogs} |= ${'migration'} [${minutes(5)}]))`
 * ```
 * Backslashes stand as in LogQL. Nothing is read before somebody asks for the tree.
 */
export function logql(strings: TemplateStringsArray, ...values: readonly LogqlValue[]): Logql {
  const texts = strings.raw.map((text) =>
    text.replace(/\\\\|\\([`$])/g, (whole, character) => character ?? whole),
  );
  return new Logql(placeOfCaller(logql), texts, values);
}

/** A query of log lines. Immutable; the tree is worked out once, when it is asked for. */
export class Logql {
  #parsed: ParsedLogql | undefined;

  constructor(
    /** Where it is written. */
    readonly place: LazyPlace,
    private readonly texts: readonly string[],
    private readonly values: readonly LogqlValue[],
  ) {}

  /** In the author's layout. Diagnostics refer to it. */
  get source(): string {
    return compose(this.texts, this.values.map(print));
  }

  /** The tree, or why there is none. */
  get parsed(): ParsedLogql {
    this.#parsed ??= parseLogql(this.source, compose(this.texts, this.values.map(printReadable)));
    return this.#parsed;
  }

  /** Whether it waits for `withThreshold`. */
  get hasThreshold(): boolean {
    return this.values.includes(threshold);
  }

  /** The same query with a threshold in place of every `threshold`. */
  withThreshold(quantity: Quantity): Logql {
    const values = this.values.map((value) => (value === threshold ? quantity : value));
    return new Logql(this.place, this.texts, values);
  }
}

const compose = (texts: readonly string[], printed: readonly string[]): string =>
  texts.reduce((before, after, index) => `${before}${printed[index - 1] ?? ''}${after}`).trim();

function print(value: LogqlValue): string {
  if (typeof value === 'string') return quote(value);
  if (value instanceof Duration) return value.toString();
  if (value instanceof Quantity) return value.toPromql();
  if (value instanceof LogSelection) return printSelection(value);
  return value instanceof ThresholdPlaceholder ? 'threshold' : value.variable;
}

/** The grammar knows no thresholds: in the place of one it reads a number of the same length. */
const printReadable = (value: LogqlValue): string =>
  value instanceof ThresholdPlaceholder ? '1'.repeat(print(value).length) : print(value);

function printSelection({ matchers }: LogSelection): string {
  const printed = matchers.map(({ label, values: [first = '', ...others] }) =>
    others.length === 0
      ? `${label}=${quote(first)}`
      : `${label}=~${quote([first, ...others].map(literally).join('|'))}`,
  );
  return `{${printed.join(', ')}}`;
}

/** The text as a regular expression that matches nothing else. */
const literally = (text: string): string => text.replace(/[\\.+*?()[\]{}^$|]/g, '\\$&');
