import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { alertsOfPanel } from '#lib/dashboards/panel';
import { idOf } from '#lib/dashboards/panel-id';

/** Where an alert can be looked at. */
export interface PanelReference {
  readonly dashboard: string;
  readonly panel: number;
}

/**
 * The panel to open for an alert. Dashboards are listed from the overview to the detail, so it is on the last one that
 * shows the alert, and there the first.
 *
 * @returns undefined when none shows it
 */
export function panelOfAlert(dashboards: readonly Dashboard[], alert: string): PanelReference | undefined {
  for (const dashboard of dashboards.toReversed()) {
    const panel = panelsOf(dashboard).find((one) => alertsOfPanel(one).some(({ name }) => name === alert));
    if (panel !== undefined) return { dashboard: dashboard.uid, panel: idOf(panel.title) };
  }
  return undefined;
}

/**
 * The address of a panel: `/d/<uid>?viewPanel=panel-<id>`, as Grafana writes it since its dashboards are scenes (11).
 * https://github.com/grafana/grafana/pull/83420
 *
 * @param grafana the base address, without a slash at its end: `https://grafana.internal`
 */
export const panelUrl = (grafana: string, { dashboard, panel }: PanelReference): string =>
  `${grafana}/d/${dashboard}?viewPanel=panel-${panel}`;
