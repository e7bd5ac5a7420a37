import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard } from '#lib/dashboards/checks/subject';
import { renderDashboards } from '#lib/dashboards/render';

/**
 * A ConfigMap holds 1 MiB, and what applies it may keep a copy in an annotation of at most 256 KiB
 * (https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/): a dashboard stays below.
 */
const mostBytes = 250_000;

/** Every dashboard fits the ConfigMap that carries it. Only for dashboards that can be rendered. */
export const size: DashboardCheck = (dashboards, context) =>
  dashboards.flatMap((dashboard) => {
    const bytes = renderDashboards([dashboard], context).reduce(
      (sum, { text }) => sum + Buffer.byteLength(text),
      0,
    );
    if (bytes <= mostBytes) return [];
    return [
      {
        check: 'dashboards/size',
        ...ofDashboard(dashboard),
        message: `is ${bytes} bytes of JSON; a ConfigMap is given at most ${mostBytes}`,
        fix: 'make it two dashboards that link to each other',
      },
    ];
  });
