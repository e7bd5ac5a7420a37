import type { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';

/** The four types of PromQL: https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type ValueType = 'scalar' | 'instant vector' | 'range vector' | 'string';

/** Where a node stands in its expression's text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher extends Span {
  readonly label: string;
  readonly operator: MatchOperator;
  /** The unquoted value. */
  readonly value: string;
}

/** A number, from text or from a typed hole; with a quantity the unit is known and checked. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
  readonly quantity?: Quantity;
  /** Present when the number is written as a length of time (`5m` is 300); its quantity is in seconds. */
  readonly duration?: Duration;
}

export interface StringLiteral extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** A length of time inside `[...]`, after `offset`, or a subquery's step. */
export type DurationNode = FixedDuration | VariableDuration | ComputedDuration;

export interface FixedDuration extends Span {
  readonly kind: 'duration';
  /** Rounded to whole milliseconds. */
  readonly duration: Duration;
  /** Only an offset can be negative. */
  readonly negative: boolean;
  /** Present when the text is no whole number of milliseconds: `[0.0001]`; without its sign. */
  readonly seconds?: number;
}

/** A duration that Prometheus works out at query time: `[step() * 5]`, `offset (1h + 30m)`. */
export interface ComputedDuration extends Span {
  readonly kind: 'computed duration';
  readonly formula: DurationFormula;
}

/** The arithmetic of durations; `step()` is the query's step and `range()` its range. Parentheses are kept. */
export type DurationFormula = FixedDuration | VariableDuration | DurationOperation;

export type DurationOperation = Span &
  /** A bare number: a factor, or seconds. */
  (
    | { readonly kind: 'duration number'; readonly value: number }
    | {
        readonly kind: 'duration operation';
        readonly operator: '+' | '-' | '*' | '/' | '%' | '^';
        readonly left: DurationFormula;
        readonly right: DurationFormula;
      }
    | {
        readonly kind: 'duration sign';
        readonly operator: '+' | '-';
        readonly operand: DurationFormula;
      }
    | { readonly kind: 'duration parentheses'; readonly formula: DurationFormula }
    | {
        readonly kind: 'duration call';
        readonly function: 'step' | 'range' | 'min_of' | 'max_of';
        readonly arguments: readonly DurationFormula[];
      }
  );

/** A dashboard variable as a duration: `[$__rate_interval]`. */
export interface VariableDuration extends Span {
  readonly kind: 'variable duration';
  readonly variable: string;
}

/** `offset 5m` and `@ 1609746000`, `@ start()`, `@ end()`. */
export interface Modifiers {
  readonly offset?: DurationNode;
  readonly at?: AtModifier;
}

/** The timestamp is in Unix seconds. */
export type AtModifier = Span &
  ({ readonly at: 'timestamp'; readonly seconds: number } | { readonly at: 'start' | 'end' });

/** An instant vector selector. The name is not repeated among the matchers. */
export interface Selector extends Span {
  readonly kind: 'selector';
  readonly name?: string;
  /** The name stands quoted inside the braces: `{"http.requests"}`. */
  readonly quotedName?: true;
  readonly matchers: readonly Matcher[];
  readonly modifiers: Modifiers;
}

/** `selector[5m]`; offset and @ belong to the selector. */
export interface RangeSelector extends Span {
  readonly kind: 'range selector';
  readonly selector: Selector;
  readonly range: DurationNode;
}

export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly expression: Expression;
  readonly range: DurationNode;
  /** Absent: the global evaluation interval. */
  readonly step?: DurationNode;
  readonly modifiers: Modifiers;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly function: string;
  readonly functionSpan: Span;
  readonly arguments: readonly Expression[];
}

export interface LabelName extends Span {
  readonly name: string;
}

export interface Grouping {
  readonly kind: 'by' | 'without';
  readonly labels: readonly LabelName[];
}

export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly parameter?: Expression;
  readonly expression: Expression;
  readonly grouping?: Grouping;
}

export interface VectorMatching {
  readonly on: 'on' | 'ignoring';
  readonly labels: readonly LabelName[];
  /** Which side may have many series per match group; the labels are taken over from the one side. */
  readonly group?: { readonly side: 'left' | 'right'; readonly labels: readonly LabelName[] };
}

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly bool: boolean;
  readonly matching?: VectorMatching;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '+' | '-';
  readonly expression: Expression;
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly expression: Expression;
}

/** A PromQL expression, typed by `typeOf`. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | Selector
  | RangeSelector
  | Subquery
  | Call
  | Aggregation
  | Binary
  | Unary
  | Parentheses;
