import { readdirSync, readFileSync } from 'node:fs';
import { dashboards } from '#dashboards/index';
import { checkDashboards } from '#lib/dashboards/check';
import { panelsOf } from '#lib/dashboards/dashboard';
import { idOf } from '#lib/dashboards/panel-id';
import { panelOfAlert } from '#lib/dashboards/panel-of-alert';
import { renderDashboards } from '#lib/dashboards/render';
import { renderProblem } from '#lib/problem';
import { context } from '#test/dashboards/context';

describe('The dashboards', () => {
  it('have nothing wrong', () => {
    expect(checkDashboards(dashboards, context).map(renderProblem)).toEqual([]);
  });

  it('are the same bytes whenever they are rendered', () => {
    expect(renderDashboards(dashboards, context)).toEqual(renderDashboards(dashboards, context));
  });

  it('have an outline each that a reviewer reads', () => {
    const outlines = readdirSync('test/dashboards/__snapshots__').map((file) =>
      readFileSync(`test/dashboards/__snapshots__/${file}`, 'utf8'),
    );
    const without = dashboards.filter(
      ({ uid }) => !outlines.some((text) => text.includes(`${uid} reads as`)),
    );
    expect(without).toEqual([]);
  });

  it('lead from each alert to the panel that explains it', () => {
    const panels = dashboards.flatMap((one) => panelsOf(one).map(({ title }) => ({ uid: one.uid, title })));
    const shown = context.alerts.map(({ name }) => {
      const found = panelOfAlert(dashboards, name);
      const panel = panels.find(({ uid, title }) => uid === found?.dashboard && idOf(title) === found.panel);
      return `${name}: ${panel === undefined ? 'none' : `${panel.title} of ${panel.uid}`}`;
    });
    expect(shown.join('\n')).toMatchSnapshot();
  });
});
