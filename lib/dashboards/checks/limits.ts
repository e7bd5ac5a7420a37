import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofPanel } from '#lib/dashboards/checks/subject';
import type { ShownAlert } from '#lib/dashboards/context';
import { panelsOf } from '#lib/dashboards/dashboard';
import { type Limits, quantityOf } from '#lib/dashboards/limits';
import { alertsOfPanel, type Panel } from '#lib/dashboards/panel';
import type { Quantity } from '#lib/units/quantity';
import { type UnitName, units } from '#lib/units/unit';

/** The limits of a panel, and the thresholds of its alerts, can be drawn in its unit. */
export const limits: DashboardCheck = (dashboards, context) =>
  dashboards.flatMap((dashboard) =>
    panelsOf(dashboard).flatMap((panel) =>
      limitsOf(panel, context.alerts)
        .filter(({ at, unit }) => units[at.unit].dimension !== units[unit].dimension)
        .map(({ who, at, unit }) => ({
          check: 'dashboards/limits',
          ...ofPanel(dashboard, panel),
          message: `${who} is ${at}, in ${units[at.unit].name}, which cannot be drawn in ${units[unit].name}`,
          fix: `show what is measured in ${units[at.unit].name}`,
        })),
    ),
  );

interface Drawn {
  readonly who: string;
  readonly at: Quantity;
  readonly unit: UnitName;
}

function limitsOf(panel: Panel, alerts: readonly ShownAlert[]): readonly Drawn[] {
  switch (panel.kind) {
    case 'text':
    case 'heatmap':
    case 'logs':
    case 'trace list':
    case 'trace':
    case 'flame graph':
      return [];
    case 'table':
      return panel.columns.flatMap((column) => ofLimits(column.limits, column.unit));
    default: {
      const names = alertsOfPanel(panel).map(({ name }) => name);
      const thresholds = alerts
        .filter(({ name }) => names.includes(name))
        .flatMap(({ name, threshold }) =>
          threshold === undefined
            ? []
            : [{ who: `the threshold of ${name}`, at: threshold, unit: panel.unit }],
        );
      return [...thresholds, ...ofLimits(panel.limits, panel.unit)];
    }
  }
}

const ofLimits = (given: Limits | undefined, unit: UnitName): readonly Drawn[] =>
  (given?.steps ?? []).map(({ at }) => ({ who: 'a limit', at: quantityOf(at), unit }));
