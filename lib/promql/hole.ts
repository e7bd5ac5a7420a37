import type { Source } from '#lib/promql/source';
import type { MatchOperator } from '#lib/promql/tree';
import type { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';

/** A stored series by name, with the matchers that narrow it: what metrics and recorded series put into a template. */
export interface SeriesReference {
  readonly name: string;
  readonly matchers: readonly SeriesMatcher[];
}

export interface SeriesMatcher {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** A label by name, for `by (...)`, `on (...)` and matchers. */
export interface LabelReference {
  readonly labelName: string;
}

/** A dashboard variable by what Grafana replaces: `$__rate_interval`, `${instance:regex}`. */
export interface VariableReference {
  readonly variable: string;
}

/** What a hole of the parser's text stands for. */
export type Hole =
  | { readonly kind: 'series'; readonly series: SeriesReference }
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'threshold' }
  | { readonly kind: 'label'; readonly label: LabelReference }
  | { readonly kind: 'variable'; readonly variable: VariableReference }
  | {
      readonly kind: 'expression';
      readonly source: Source;
      /** How many characters before it are printed only for reading: an opening parenthesis. */
      readonly indent: number;
    };

/** The label called `name`, as a hole. @throws RangeError when no label can have that name */
export function label(name: string): LabelReference {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new RangeError(`"${name}" is not the name of a label`);
  return { labelName: name };
}

/** The dashboard variable written `$name`, as a hole. @throws RangeError when Grafana would not replace the text */
export function variable(text: string): VariableReference {
  if (!variablePattern.test(text))
    throw new RangeError(`"${text}" is not a dashboard variable, such as $instance`);
  return { variable: text };
}

/**
 * The spellings that Grafana replaces:
 * https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
 */
const variablePattern = /^(?:\$\w+|\$\{\w+(?:\.\w+)?(?::\w+)?\}|\[\[\w+(?::\w+)?\]\])$/;
