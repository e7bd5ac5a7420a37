import { type LazyPlace, placeOfCaller } from '#lib/place';
import { type Problem, ProblemsError } from '#lib/problem';
import { format } from '#lib/promql/format';
import { formatSelector } from '#lib/promql/format-parts';
import type { LabelReference, SeriesReference, VariableReference } from '#lib/promql/hole';
import { type Parsed, parse } from '#lib/promql/parser';
import type { PlacedHole, Source } from '#lib/promql/source';
import type { Expression } from '#lib/promql/tree';
import { Duration } from '#lib/units/duration';
import { Quantity } from '#lib/units/quantity';

/** Stands for the threshold of the alert that the expression belongs to. There is one: `threshold`. */
export class ThresholdPlaceholder {
  readonly kind = 'threshold placeholder';
}

/** In an alert's expression: the threshold, whatever the environment makes it. */
export const threshold: ThresholdPlaceholder = new ThresholdPlaceholder();

/** What can be put into an expression. A bare number or text cannot: write it out, or give it a unit. */
export type PromqlValue =
  | SeriesReference
  | Promql
  | Duration
  | Quantity
  | LabelReference
  | VariableReference
  | ThresholdPlaceholder;

/**
 * Writes PromQL with typed values:
 * ```ts
 * promql`histogram_quantile(0.95, sum by (le) (rate(${latency.bucket}[${minutes(1)}])))`
 * ```
 * Backslashes stand as in PromQL. Nothing is read before somebody asks for the tree or the text.
 *
 * @throws TypeError when a value is none of `PromqlValue`, which only unchecked code can do
 */
export function promql(strings: TemplateStringsArray, ...values: readonly PromqlValue[]): Promql {
  values.forEach((value, index) => {
    if (!isValue(value)) {
      const where = `value ${index + 1} of promql\`${strings.raw.join('\u2026')}\``;
      throw new TypeError(
        `${where} is ${describe(value)}; it takes a metric, a recorded series, a duration, ` +
          'a number with a unit, a label, a dashboard variable, the threshold or another expression',
      );
    }
  });
  const texts = strings.raw.map((text) =>
    text.replace(/\\\\|\\([`$])/g, (whole, character) => character ?? whole),
  );
  return new Promql(placeOfCaller(promql), texts, values);
}

/** An expression with typed values. Immutable; the tree and the text are worked out once, when they are asked for. */
export class Promql {
  #source: Source | undefined;
  #parsed: Parsed | undefined;
  #text: string | undefined;

  constructor(
    /** Where it is written. */
    readonly place: LazyPlace,
    private readonly texts: readonly string[],
    private readonly values: readonly PromqlValue[],
  ) {}

  /** The text in the author's layout, with its values. Diagnostics refer to it. */
  get source(): Source {
    this.#source ??= compose(this.texts, this.values);
    return this.#source;
  }

  /** The tree, or why there is none. */
  get parsed(): Parsed {
    this.#parsed ??= parse(this.source);
    return this.#parsed;
  }

  /** @throws ProblemsError when it cannot be read or its threshold is not given */
  get expression(): Expression {
    const { expression, diagnostics } = this.parsed;
    if (expression !== undefined) return expression;
    throw new ProblemsError(
      diagnostics.map(({ check, message, fix, start, end }): Problem => {
        return {
          check,
          where: this.place.place,
          message,
          fix,
          excerpt: { text: this.source.text, start, end },
        };
      }),
    );
  }

  /** As Prometheus reads it, formatted. @throws ProblemsError when it cannot be read or its threshold is not given */
  get text(): string {
    this.#text ??= format(this.expression);
    return this.#text;
  }

  /** Whether it waits for `withThreshold`. */
  get hasThreshold(): boolean {
    return this.values.some(
      (value) => value === threshold || (value instanceof Promql && value.hasThreshold),
    );
  }

  /** The dashboard variables it names, for Grafana alone knows them: no rule may have any. */
  get variables(): readonly string[] {
    return this.values.flatMap((value) => {
      if (value instanceof Promql) return value.variables;
      return 'variable' in value ? [value.variable] : [];
    });
  }

  /** The same expression with a threshold in place of every `threshold`, those of expressions inside included. */
  withThreshold(quantity: Quantity): Promql {
    const values = this.values.map((value) => {
      if (value instanceof Promql) return value.withThreshold(quantity);
      return value === threshold ? quantity : value;
    });
    return this.hasThreshold ? new Promql(this.place, this.texts, values) : this;
  }

  toString(): string {
    return this.text;
  }
}

type Placement = { readonly printed: string; readonly hole: PlacedHole['hole'] };

function compose(texts: readonly string[], values: readonly PromqlValue[]): Source {
  let text = texts[0] ?? '';
  const holes: PlacedHole[] = [];
  values.forEach((value, index) => {
    const { printed, hole } = placementOf(value);
    holes.push({ hole, start: text.length, end: text.length + printed.length });
    text += printed + (texts[index + 1] ?? '');
  });
  return { text, holes, dashboard: false };
}

function placementOf(value: PromqlValue): Placement {
  if (value instanceof Promql) {
    const kind = value.parsed.expression?.kind;
    const wrapped = kind === 'binary' || kind === 'unary';
    const { source } = value;
    return {
      printed: wrapped ? `(${source.text})` : source.text,
      hole: { kind: 'expression', source, indent: wrapped ? 1 : 0 },
    };
  }
  if (value instanceof Duration)
    return { printed: value.toString(), hole: { kind: 'duration', duration: value } };
  if (value instanceof Quantity)
    return { printed: value.toPromql(), hole: { kind: 'quantity', quantity: value } };
  if (value instanceof ThresholdPlaceholder) return { printed: 'threshold', hole: { kind: 'threshold' } };
  if ('labelName' in value) return { printed: value.labelName, hole: { kind: 'label', label: value } };
  if ('variable' in value) return { printed: value.variable, hole: { kind: 'variable', variable: value } };
  return { printed: formatSelector(value), hole: { kind: 'series', series: value } };
}

function isValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const classes = [Promql, Duration, Quantity, ThresholdPlaceholder];
  if (classes.some((known) => value instanceof known)) return true;
  if ('labelName' in value) return typeof value.labelName === 'string';
  if ('variable' in value) return typeof value.variable === 'string';
  return (
    'name' in value && typeof value.name === 'string' && 'matchers' in value && Array.isArray(value.matchers)
  );
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object of another kind' : String(value);
}
