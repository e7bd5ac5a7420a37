import type { Color } from '#lib/dashboards/color';
import type { ShownAlert } from '#lib/dashboards/context';
import { comparisonOf } from '#lib/promql/comparison';
import { descendants } from '#lib/promql/walk';
import type { Threshold } from '#lib/rules/alert';
import { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';
import type { UnitName } from '#lib/units/unit';

/** On which side of its limits a value is bad. */
export type Worse = 'above' | 'below';

/** A limit, and the colour of what is beyond it. */
export interface Limit {
  readonly at: Threshold;
  readonly color: Color;
}

/** Limits that only colour a panel: no alert fires at them. */
export interface Limits {
  readonly worse: Worse;
  readonly steps: readonly Limit[];
}

/** Red for alerts that page, orange for those that do not: their colours mean the same on every panel. */
export const colorOfAlert = ({ definition }: ShownAlert): Color =>
  definition.severity === 'critical' ? 'red' : 'orange';

/** On which side of its threshold an alert fires. @returns undefined when it does not compare with one */
export function sideOfAlert(alert: ShownAlert): Worse | undefined {
  if (alert.kind === 'log alert') return 'above';
  const { expr, threshold } = alert;
  if (threshold === undefined) return undefined;
  for (const node of descendants(expr.expression)) {
    if (node.kind !== 'binary') continue;
    const comparison = comparisonOf(node);
    if (comparison === undefined || comparison.threshold.value !== threshold.value) continue;
    if (comparison.operator.startsWith('>')) return 'above';
    if (comparison.operator.startsWith('<')) return 'below';
  }
  return undefined;
}

/** A limit as a number with a unit. */
export const quantityOf = (limit: Threshold): Quantity =>
  limit instanceof Duration ? limit.quantity : limit;

export interface ThresholdSteps {
  readonly mode: 'absolute';
  readonly steps: readonly { readonly color: Color; readonly value: number | null }[];
}

/**
 * The steps that Grafana colours a panel by: each colour holds from its value upwards, the first from minus infinity.
 * At a number that both name, the alert's colour counts.
 *
 * @param good the colour of values within every limit
 * @throws RangeError when a limit cannot be given in the unit; `checkDashboards` reports it first
 */
export function thresholdSteps(
  limits: Limits | undefined,
  alerts: readonly ShownAlert[],
  unit: UnitName,
  good: Color,
): ThresholdSteps {
  const worse = limits?.worse ?? alerts.map(sideOfAlert).find((side) => side !== undefined) ?? 'above';
  const ofAlerts = alerts.flatMap((alert) =>
    alert.threshold === undefined ? [] : [{ at: alert.threshold, color: colorOfAlert(alert) }],
  );
  const byValue = new Map(
    [...(limits?.steps ?? []), ...ofAlerts].map(({ at, color }) => [quantityOf(at).in(unit).value, color]),
  );
  const rising = [...byValue].sort(([one], [other]) => one - other);
  const values = [null, ...rising.map(([value]) => value)];
  const beyond = rising.map(([, color]) => color);
  const colors = worse === 'above' ? [good, ...beyond] : [...beyond, good];
  return {
    mode: 'absolute',
    steps: values.map((value, index) => ({ color: colors[index] ?? good, value })),
  };
}
