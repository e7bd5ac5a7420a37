import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel } from '#lib/dashboards/checks/subject';
import { panelsOf } from '#lib/dashboards/dashboard';
import { columns } from '#lib/dashboards/layout';

/** Panels fit the grid. They cannot overlap: their places are worked out. */
export const grid: DashboardCheck = (dashboards) =>
  dashboards.flatMap((dashboard) => [
    ...dashboard.rows
      .filter(({ panels }) => panels.length === 0)
      .map(({ title }) => ({
        check: 'dashboards/grid',
        ...ofDashboard(dashboard),
        message: `the row "${title}" has no panels`,
        fix: 'add one, or remove the row',
      })),
    ...panelsOf(dashboard)
      .filter(({ width, height }) => !isSize(width, columns) || !isSize(height, Number.MAX_SAFE_INTEGER))
      .map((panel) => ({
        check: 'dashboards/grid',
        ...ofPanel(dashboard, panel),
        message: `is ${panel.width} wide and ${panel.height} high`,
        fix: `write whole numbers from 1, the width at most ${columns}`,
      })),
  ]);

const isSize = (size: number, most: number): boolean => Number.isInteger(size) && size >= 1 && size <= most;
