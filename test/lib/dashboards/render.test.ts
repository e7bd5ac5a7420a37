import { annotation } from '#lib/dashboards/annotation';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import type { DashboardContext } from '#lib/dashboards/context';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { gauge } from '#lib/dashboards/gauge';
import { heatmap } from '#lib/dashboards/heatmap';
import type { Panel } from '#lib/dashboards/panel';
import { idOf } from '#lib/dashboards/panel-id';
import { renderDashboards } from '#lib/dashboards/render';
import { row } from '#lib/dashboards/row';
import { stat } from '#lib/dashboards/stat';
import { stateTimeline } from '#lib/dashboards/state-timeline';
import { table } from '#lib/dashboards/table';
import { text } from '#lib/dashboards/text';
import { intervalVariable, labelVariable } from '#lib/dashboards/variable';
import { promql } from '#lib/promql/template';
import { minutes } from '#lib/units/duration';
import { percent, ratio } from '#lib/units/quantity';
import {
  context,
  contextWith,
  dashboardOf,
  latency,
  queueDashboard,
  queueFill,
  queuePanel,
  requests,
  zoneVariable,
} from '#test/lib/dashboards/example';

function rendered(dashboard: Dashboard, against: DashboardContext = context) {
  const [file] = renderDashboards([dashboard], against);
  return JSON.parse(file?.text ?? '');
}

/** The panel alone on a dashboard, below its row. */
const renderedPanel = (panel: Panel, against?: DashboardContext) =>
  rendered(dashboardOf(panel), against).panels[1];

const described = { description: 'How full each queue is.' };
const fill = { expr: promql`${queueFill}`, legend: '{{zone}}' };
const states = [{ value: 1, text: 'full', color: 'red' }] as const;

describe('A dashboard in Grafana', () => {
  it('is a file by its uid, pretty-printed', () => {
    const [file] = renderDashboards([queueDashboard()], context);
    expect(file?.path).toBe('dashboards/queues.json');
    expect(file?.text.startsWith('{\n  "uid": "queues",\n')).toBe(true);
    expect(file?.text.endsWith('}\n')).toBe(true);
  });

  it('cannot be edited there, and shows the time of whoever looks', () => {
    expect(rendered(queueDashboard())).toMatchObject({
      title: 'Queues',
      schemaVersion: 42,
      editable: false,
      timezone: 'browser',
      refresh: '10s',
      time: { from: 'now-1h', to: 'now' },
      tags: ['dwcp'],
    });
  });

  it('has its panels below their rows, line by line', () => {
    const rows = [
      row('First', [queuePanel({ width: 12 }), queuePanel({ width: 16, height: 5 }, 'Wide')]),
      row('Second', [queuePanel({}, 'Last')]),
    ];
    const { panels } = rendered(queueDashboard({ rows }));
    const places = panels.map(({ title, gridPos }: { title: string; gridPos: object }) => [title, gridPos]);
    expect(places).toEqual([
      ['First', { x: 0, y: 0, w: 24, h: 1 }],
      ['Queue', { x: 0, y: 1, w: 12, h: 8 }],
      ['Wide', { x: 0, y: 9, w: 16, h: 5 }],
      ['Second', { x: 0, y: 14, w: 24, h: 1 }],
      ['Last', { x: 0, y: 15, w: 8, h: 8 }],
    ]);
  });

  it('keeps the id of a panel when another one is put before it', () => {
    const { panels } = rendered(dashboardOf(queuePanel({}, 'New'), queuePanel()));
    expect(panels[2].id).toBe(renderedPanel(queuePanel()).id);
    expect(idOf('Queue')).toBe(10_169_027);
  });

  it('links above its panels, with time and variables', () => {
    const links = [
      { kind: 'tag', title: 'All', tag: 'dwcp' },
      { kind: 'dashboard', title: 'Detail', uid: 'detail' },
    ] as const;
    expect(rendered(queueDashboard({ links })).links).toMatchObject([
      { title: 'All', type: 'dashboards', tags: ['dwcp'], asDropdown: true, keepTime: true },
      { title: 'Detail', type: 'link', url: '/d/detail', includeVars: true },
    ]);
  });

  it('draws events over all panels', () => {
    const variables = [labelVariable('cluster', { title: 'Cluster', label: 'cluster' }), zoneVariable];
    const full = annotation('Full', {
      expr: promql`max by (zone) (${queueFill}) > 0.9`,
      text: 'Queue of {{zone}} full',
      tags: ['zone'],
      color: 'orange',
    });
    expect(rendered(queueDashboard({ variables, annotations: [full] })).annotations.list).toMatchObject([
      {
        name: 'Full',
        datasource: { uid: 'victoria-metrics' },
        enable: true,
        iconColor: 'orange',
        expr: 'max by (zone) (dwcp_queue_fill_ratio{cluster=~"$cluster",zone=~"$zone"}) > 0.9',
        titleFormat: 'Queue of {{zone}} full',
        tagKeys: 'zone',
      },
    ]);
  });
});

describe('A panel in Grafana', () => {
  it('asks its data source, by letters', () => {
    const queries = [fill, { expr: promql`max(${queueFill})`, legend: 'fullest' }];
    const { datasource, targets } = renderedPanel(queuePanel({ queries }));
    expect(datasource).toEqual({ type: 'prometheus', uid: 'victoria-metrics' });
    expect(targets).toMatchObject([
      {
        refId: 'A',
        datasource: { type: 'prometheus', uid: 'victoria-metrics' },
        expr: 'dwcp_queue_fill_ratio{zone=~"$zone"}',
        legendFormat: '{{zone}}',
        range: true,
        exemplar: false,
      },
      { refId: 'B', expr: 'max(dwcp_queue_fill_ratio{zone=~"$zone"})' },
    ]);
  });

  it('asks Prometheus for exemplars, which has no external labels', () => {
    const variables = [labelVariable('cluster', { title: 'Cluster', label: 'cluster' }), zoneVariable];
    const rows = [row('Queues', [queuePanel({ queries: [fill, { ...fill, exemplars: true }] })])];
    const { datasource, targets } = rendered(queueDashboard({ variables, rows })).panels[1];
    expect(datasource).toEqual({ type: 'datasource', uid: '-- Mixed --' });
    expect(targets).toMatchObject([
      {
        datasource: { uid: 'victoria-metrics' },
        expr: 'dwcp_queue_fill_ratio{cluster=~"$cluster",zone=~"$zone"}',
      },
      { datasource: { uid: 'prometheus' }, expr: 'dwcp_queue_fill_ratio{zone=~"$zone"}', exemplar: true },
    ]);
  });

  it('draws the threshold of its alert and links its runbook', () => {
    const { fieldConfig, links } = renderedPanel(
      queuePanel({ links: [{ kind: 'dashboard', title: 'Detail', uid: 'detail' }] }),
    );
    expect(fieldConfig.defaults).toMatchObject({
      unit: 'percentunit',
      thresholds: {
        steps: [
          { color: 'green', value: null },
          { color: 'orange', value: 0.7 },
        ],
      },
      custom: { thresholdsStyle: { mode: 'dashed' } },
    });
    expect(links).toMatchObject([
      {
        title: 'Runbook: QueueFilling',
        url: 'https://runbooks.example/QueueFilling.md',
        targetBlank: true,
      },
      { title: 'Detail', url: `/d/detail?$${'{__url_time_range}'}&$${'{__all_variables}'}` },
    ]);
  });

  it('draws the threshold that the environment gives the alert', () => {
    const { alerts, ...others } = context;
    const changed = alerts.map((alert) => ({ ...alert, threshold: percent(80).in('ratio') }));
    const { fieldConfig } = renderedPanel(queuePanel(), { ...others, alerts: changed });
    expect(fieldConfig.defaults.thresholds.steps).toEqual([
      { color: 'green', value: null },
      { color: 'orange', value: 0.8 },
    ]);
  });

  it('draws nothing for an alert that the environment has switched off', () => {
    const { fieldConfig, links } = renderedPanel(queuePanel(), contextWith());
    expect(fieldConfig.defaults.thresholds.steps).toEqual([{ color: 'green', value: null }]);
    expect(links).toEqual([]);
  });

  it('counts events in bars as long as the reader chooses', () => {
    const every = intervalVariable('bar', { title: 'Bar', choices: [minutes(1)] });
    const expr = promql`increase(${requests}[${every}])`;
    const bars = queuePanel({
      unit: 'count',
      queries: [{ expr, legend: '' }],
      course: { style: 'bars', every },
    });
    const { interval, fieldConfig } = renderedPanel(bars, contextWith());
    expect(interval).toBe('$bar');
    expect(fieldConfig.defaults.custom).toMatchObject({ drawStyle: 'bars', stacking: { mode: 'normal' } });
  });

  it('says what it means that there are no data', () => {
    const panel = queuePanel({ whenEmpty: 'no queue' });
    expect(renderedPanel(panel).fieldConfig.defaults.noValue).toBe('no queue');
    expect(renderedPanel(queuePanel()).fieldConfig.defaults).not.toHaveProperty('noValue');
  });

  it('is a stat without colours where there are no limits', () => {
    const panel = stat('Queue', { ...described, unit: 'ratio', queries: [fill] });
    expect(renderedPanel(panel)).toMatchObject({
      type: 'stat',
      options: { reduceOptions: { calcs: ['lastNotNull'] } },
      fieldConfig: { defaults: { thresholds: { steps: [{ color: 'text', value: null }] } } },
    });
  });

  it('is a gauge with its range, asked for the newest value alone', () => {
    const limits = { worse: 'above', steps: [{ at: ratio(0.5), color: 'yellow' }] } as const;
    const panel = gauge('Queue', {
      ...described,
      unit: 'percent',
      min: 0,
      max: 100,
      queries: [fill],
      limits,
    });
    expect(renderedPanel(panel)).toMatchObject({
      type: 'gauge',
      targets: [{ instant: true, range: false }],
      fieldConfig: {
        defaults: {
          min: 0,
          max: 100,
          thresholds: { steps: [{ value: null }, { color: 'yellow', value: 50 }] },
        },
      },
    });
  });

  it('is a heatmap of buckets in the unit of what was observed', () => {
    const buckets = promql`sum by (le) (rate(${latency.bucket}[${rateInterval}]))`;
    expect(renderedPanel(heatmap('Latency', { ...described, unit: 'seconds', buckets }))).toMatchObject({
      type: 'heatmap',
      targets: [{ format: 'heatmap' }],
      options: { calculate: false, yAxis: { unit: 's' } },
    });
  });

  it('is a state timeline that calls values by their names', () => {
    const panel = stateTimeline('Queue', { ...described, unit: 'ratio', queries: [fill], states });
    expect(renderedPanel(panel)).toMatchObject({
      type: 'state-timeline',
      fieldConfig: {
        defaults: {
          mappings: [{ type: 'value', options: { '1': { text: 'full', color: 'red', index: 0 } } }],
        },
      },
    });
  });

  it('is a table with a column for each query', () => {
    const columns = [
      { title: 'Fill', unit: 'ratio', expr: promql`max by (zone) (${queueFill})`, states },
      { title: 'Rate', unit: 'perSecond', expr: promql`sum by (zone) (rate(${requests}[${rateInterval}]))` },
    ] as const;
    const panel = renderedPanel(table('Queues', { ...described, rows: { zone: 'Zone' }, columns }));
    expect(panel).toMatchObject({
      type: 'table',
      targets: [
        { refId: 'A', format: 'table', instant: true },
        { refId: 'B', format: 'table', instant: true },
      ],
      transformations: [
        { id: 'merge' },
        {
          id: 'organize',
          options: {
            indexByName: { zone: 0, 'Value #A': 1, 'Value #B': 2 },
            renameByName: { zone: 'Zone', 'Value #A': 'Fill', 'Value #B': 'Rate' },
          },
        },
      ],
    });
    expect(panel.fieldConfig.overrides).toMatchObject([
      {
        matcher: { id: 'byName', options: 'Fill' },
        properties: [{ id: 'unit', value: 'percentunit' }, {}, {}],
      },
      { matcher: { id: 'byName', options: 'Rate' }, properties: [{ id: 'unit', value: 'cps' }] },
    ]);
    const [first] = columns;
    const single = renderedPanel(table('Queues', { ...described, rows: { zone: 'Zone' }, columns: [first] }));
    expect(single.transformations[1].options.renameByName).toEqual({ zone: 'Zone', Value: 'Fill' });
  });

  it('is a text that asks nothing', () => {
    const panel = renderedPanel(text('Notes', { ...described, markdown: 'Look **here**.' }));
    expect(panel).toMatchObject({ type: 'text', options: { mode: 'markdown', content: 'Look **here**.' } });
    expect(panel).not.toHaveProperty('targets');
  });
});
