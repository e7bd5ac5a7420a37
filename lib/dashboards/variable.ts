import { externalLabels } from '#lib/dashboards/external-labels';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import { formatSelector } from '#lib/promql/format-parts';
import type { SeriesReference, VariableReference } from '#lib/promql/hole';
import type { Duration } from '#lib/units/duration';

interface VariableBase extends VariableReference {
  /** Without the dollar sign. */
  readonly name: string;
  /** What the reader sees beside the choice. */
  readonly title: string;
  readonly declaredAt: LazyPlace;
}

/** A choice of values of a label: every selector of the dashboard whose series has the label is narrowed to them. */
export interface LabelVariable extends VariableBase {
  readonly kind: 'label';
  readonly label: string;
  /** The series whose values of the label can be chosen; absent: any series'. */
  readonly from?: SeriesReference;
  /** How many values are chosen: any number of them, or always one. */
  readonly choose: 'any' | 'one';
}

/** A choice of lengths of time, for bars that each count what happened in so much time. */
export interface IntervalVariable extends VariableBase {
  readonly kind: 'interval';
  readonly choices: readonly Duration[];
}

/** A text that the reader writes, or that a link brings along. */
export interface TextVariable extends VariableBase {
  readonly kind: 'text';
}

/** A variable that a dashboard declares. In a template of a query it stands for `$name`. */
export type Variable = LabelVariable | IntervalVariable | TextVariable;

/** @param name without the dollar sign */
export function labelVariable(
  name: string,
  props: {
    readonly title: string;
    readonly label: string;
    readonly from?: SeriesReference;
    /** @default any */
    readonly choose?: LabelVariable['choose'];
  },
): LabelVariable {
  const declaredAt = placeOfCaller(labelVariable);
  return { kind: 'label', name, variable: `$${name}`, choose: 'any', ...props, declaredAt };
}

/** @param name without the dollar sign */
export function intervalVariable(
  name: string,
  props: { readonly title: string; readonly choices: readonly Duration[] },
): IntervalVariable {
  const declaredAt = placeOfCaller(intervalVariable);
  return { kind: 'interval', name, variable: `$${name}`, ...props, declaredAt };
}

/** @param name without the dollar sign */
export const textVariable = (name: string, props: { readonly title: string }): TextVariable => ({
  kind: 'text',
  name,
  variable: `$${name}`,
  ...props,
  declaredAt: placeOfCaller(textVariable),
});

/** Whether the label is there only where several clusters' series are kept together. */
export const isExternal = ({ label }: LabelVariable): boolean => externalLabels.includes(label);

/**
 * As Grafana's JSON has it. "All" is `.*`, not the list of values: it matches series without the label too, and keeps
 * the query short.
 */
export function renderVariable(variable: Variable, dataSource: unknown): Record<string, unknown> {
  const { name, title } = variable;
  const common = { name, label: title, hide: 0, skipUrlSync: false };
  if (variable.kind === 'text') {
    const empty = { text: '', value: '' };
    return { type: 'textbox', ...common, query: '', current: empty, options: [{ ...empty, selected: true }] };
  }
  if (variable.kind === 'label') {
    const { label, from, choose } = variable;
    const definition =
      from === undefined ? `label_values(${label})` : `label_values(${formatSelector(from)}, ${label})`;
    return {
      type: 'query',
      ...common,
      datasource: dataSource,
      definition,
      query: definition,
      refresh: 2,
      sort: 1,
      regex: '',
      ...(choose === 'any'
        ? { multi: true, includeAll: true, allValue: '.*', current: { text: ['All'], value: ['$__all'] } }
        : { multi: false, includeAll: false }),
      options: [],
    };
  }
  const automatic = { text: 'auto', value: `$__auto_interval_${name}` };
  const choices = variable.choices.map(String);
  return {
    type: 'interval',
    ...common,
    query: choices.join(','),
    refresh: 2,
    auto: true,
    // Sixty bars fit on a screen; the shortest choice is the shortest bar.
    auto_count: 60,
    auto_min: choices[0] ?? '1m',
    current: automatic,
    options: [automatic, ...choices.map((choice) => ({ text: choice, value: choice }))].map((option) => ({
      ...option,
      selected: option === automatic,
    })),
  };
}
