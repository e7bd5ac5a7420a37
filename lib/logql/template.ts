import { type ParsedLogql, parseLogql } from '#lib/logql/parse';
import { LogSelection } from '#lib/logs/selection';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { VariableReference } from '#lib/promql/hole';
import { quote } from '#lib/promql/string-literal';
import { Duration } from '#lib/units/duration';
import { Quantity } from '#lib/units/quantity';

/** What can be put into a query. A text becomes a literal with its quotes: what a line filter looks for. */
export type LogqlValue = LogSelection | Duration | Quantity | VariableReference | string;

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
  const text = texts.reduce((before, after, index) => {
    const value = values[index - 1];
    return before + (value === undefined ? '' : print(value)) + after;
  });
  return new Logql(text.trim(), placeOfCaller(logql));
}

/** A query of log lines. Immutable; the tree is worked out once, when it is asked for. */
export class Logql {
  #parsed: ParsedLogql | undefined;

  constructor(
    /** In the author's layout. Diagnostics refer to it. */
    readonly source: string,
    /** Where it is written. */
    readonly place: LazyPlace,
  ) {}

  /** The tree, or why there is none. */
  get parsed(): ParsedLogql {
    this.#parsed ??= parseLogql(this.source);
    return this.#parsed;
  }
}

function print(value: LogqlValue): string {
  if (typeof value === 'string') return quote(value);
  if (value instanceof Duration) return value.toString();
  if (value instanceof Quantity) return value.toPromql();
  if (value instanceof LogSelection) return printSelection(value);
  return value.variable;
}

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
