import { alerts } from '#alerts/index';
import { declaredSchema } from '#content';
import { dashboards } from '#dashboards/index';
import { checkDashboards } from '#lib/dashboards/check';
import { renderProblem } from '#lib/problem';
import { resolveGroups } from '#lib/rules/resolve';
import { recordings } from '#recordings/index';

const groups = resolveGroups(alerts, { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } });
const context = {
  dataSource: 'victoria-metrics' as const,
  schema: declaredSchema(),
  alerts: groups.flatMap(({ rules }) => rules).filter((rule) => rule.kind === 'alert'),
  recordings,
};

describe('The dashboards', () => {
  it('have nothing wrong', () => {
    expect(checkDashboards(dashboards, context).map(renderProblem).join('\n')).toBe('');
  });
});
