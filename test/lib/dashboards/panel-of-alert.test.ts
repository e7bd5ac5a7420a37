import { idOf } from '#lib/dashboards/panel-id';
import { panelOfAlert, panelUrl } from '#lib/dashboards/panel-of-alert';
import { row } from '#lib/dashboards/row';
import { dashboardOf, queueDashboard, queuePanel } from '#test/lib/dashboards/example';

describe('The panel of an alert', () => {
  const detail = queueDashboard(
    { rows: [row('Queues', [queuePanel({ alerts: [] }, 'Other'), queuePanel({}, 'Shown'), queuePanel()])] },
    'detail',
  );

  it('is the first that shows it on the last dashboard', () => {
    expect(panelOfAlert([queueDashboard(), detail], 'QueueFilling')).toEqual({
      dashboard: 'detail',
      panel: idOf('Shown'),
    });
  });

  it('is on an earlier dashboard when the last does not show it', () => {
    const without = dashboardOf(queuePanel({ alerts: [] }));
    expect(panelOfAlert([detail, without], 'QueueFilling')?.dashboard).toBe('detail');
  });

  it('is none when no dashboard shows it', () => {
    expect(panelOfAlert([detail], 'Watchdog')).toBeUndefined();
  });

  it('has an address', () => {
    expect(panelUrl('https://grafana.example', { dashboard: 'detail', panel: 7 })).toBe(
      'https://grafana.example/d/detail?viewPanel=panel-7',
    );
  });
});
