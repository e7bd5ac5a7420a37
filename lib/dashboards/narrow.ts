import { isExternal, type LabelVariable } from '#lib/dashboards/variable';
import { mapSelectors } from '#lib/promql/map-selectors';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import type { Expression, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';

/**
 * The expression as it is asked: each selector narrowed to what the variables choose, where its series has the label
 * and its author did not match it already.
 *
 * @param schema the series as dashboards see them
 */
export function narrow(
  expression: Expression,
  variables: readonly LabelVariable[],
  schema: Schema,
): Expression {
  return mapSelectors(expression, (selector) => {
    const { start, end } = selector;
    const added = variables
      .filter((variable) => narrows(variable, selector, schema))
      .map(({ label, name }) => ({ label, operator: '=~' as const, value: `$${name}`, start, end }));
    return { ...selector, matchers: [...selector.matchers, ...added] };
  });
}

/** Whether the variable changes anything in the expression. */
export function narrowsAny(variable: LabelVariable, expression: Expression, schema: Schema): boolean {
  return selectorsIn(expression).some((selector) => narrows(variable, selector, schema));
}

/** The series about alerts have the labels of whatever each is about: only some have a node, and all are to be seen. */
const aboutAlerts = new Set(['ALERTS', 'ALERTS_FOR_STATE']);

function narrows(variable: LabelVariable, selector: Selector, schema: Schema): boolean {
  const { label } = variable;
  const series = selectedSeries(selector, schema);
  if (series.some(({ name }) => aboutAlerts.has(name)) && !isExternal(variable)) return false;
  return (
    series.length > 0 &&
    series.every(({ labels }) => labels.has(label)) &&
    !selector.matchers.some((matcher) => matcher.label === label)
  );
}
