import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { renderDashboards } from '#lib/dashboards/render';
import { context } from '#test/dashboards/context';

interface Rendered {
  readonly panels: readonly RenderedPanel[];
}

interface RenderedPanel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly w: number; readonly h: number };
  readonly targets?: readonly RenderedTarget[];
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string; readonly thresholds?: Thresholds } };
}

/** Those of metrics and logs have an expression; what others ask for stands in keys of their own. */
interface RenderedTarget {
  readonly refId: string;
  readonly datasource: { readonly uid: string };
  readonly expr?: string;
  readonly legendFormat?: string;
}

interface Thresholds {
  readonly steps: readonly { readonly color: string; readonly value: number | null }[];
}

/** A dashboard as Grafana gets it, as a reviewer reads it: rows, panels, units, limits, queries. */
export function outline(dashboard: Dashboard): string {
  const [file] = renderDashboards([dashboard], context);
  const { panels }: Rendered = JSON.parse(file?.text ?? '{}');
  const alerts = new Map(
    panelsOf(dashboard).map((panel) => [panel.title, 'alerts' in panel ? panel.alerts : []]),
  );
  return panels
    .map((panel) =>
      panel.type === 'row'
        ? `\n# ${panel.title}`
        : [
            heading(panel),
            ...(alerts.get(panel.title) ?? []).map(({ name }) => `    alert ${name}`),
            ...queries(panel),
          ].join('\n'),
    )
    .join('\n');
}

function heading({ type, title, gridPos, fieldConfig }: RenderedPanel): string {
  const { unit = '', thresholds } = fieldConfig?.defaults ?? {};
  const steps = thresholds?.steps ?? [];
  const limits = steps.map(({ color, value }) => (value === null ? color : `${value} ${color}`)).join(', ');
  return `${title}: ${type} ${gridPos.w}x${gridPos.h} ${unit}${steps.length > 1 ? ` (${limits})` : ''}`.trimEnd();
}

const queries = ({ targets = [] }: RenderedPanel): readonly string[] =>
  targets.map(({ refId: _, datasource, expr, legendFormat, ...asked }) =>
    expr === undefined
      ? `    ${datasource.uid}: ${JSON.stringify(asked)}`
      : `    ${expr.replace(/\s+/g, ' ')}  -> ${legendFormat}`.trimEnd(),
  );
