import type { Dashboard } from '#lib/dashboards/dashboard';
import { flameGraph } from '#lib/dashboards/flame-graph';
import { logs } from '#lib/dashboards/logs';
import type { Panel } from '#lib/dashboards/panel';
import { idOf } from '#lib/dashboards/panel-id';
import { renderDashboards } from '#lib/dashboards/render';
import { row } from '#lib/dashboards/row';
import type { Signal } from '#lib/dashboards/signal';
import { timeSeries } from '#lib/dashboards/time-series';
import { trace } from '#lib/dashboards/trace';
import { traceList } from '#lib/dashboards/trace-list';
import { labelVariable, textVariable } from '#lib/dashboards/variable';
import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { ProblemsError } from '#lib/problem';
import { promql } from '#lib/promql/template';
import { milliseconds } from '#lib/units/duration';
import { context, queueDashboard, queueFill, queuePanel } from '#test/lib/dashboards/example';

const described = { description: 'What happened.' };
const cluster = labelVariable('cluster', { title: 'Cluster', label: 'cluster' });
const component = labelVariable('component', { title: 'Component', label: 'component', choose: 'one' });
const traceId = textVariable('trace_id', { title: 'Trace ID' });

const lines = logs('Lines', { ...described, lines: logql`${dwcpLogs} | trace_id=~"${traceId}.*"` });
const failed = traceList('Failed', {
  ...described,
  search: { service: 'dwcp-v3', operation: 'migrate_vm', tags: { error: 'true', component } },
  sets: traceId,
});
const chosen = trace('Trace', {
  ...described,
  id: traceId,
  links: [
    { kind: 'dashboard', title: 'Profile', uid: 'queues', panel: 'CPU' },
    { kind: 'dashboard', title: 'All', uid: 'queues' },
  ],
});
const cpu = flameGraph('CPU', { ...described, profile: 'cpu', service: 'dwcp-v3' });

const rows = [row('Metrics', [queuePanel()]), row('One', [chosen, lines]), row('Other', [failed, cpu])];
const everything = queueDashboard({ variables: [cluster, component, traceId], rows });

function rendered(dashboard: Dashboard, ...signals: readonly Signal[]) {
  const [file] = renderDashboards([dashboard], { ...context, signals: new Set(signals) });
  return JSON.parse(file?.text ?? '');
}

/** The panel alone, with the variables of the dashboard above. */
const panelOf = (panel: Panel) =>
  rendered({ ...everything, rows: [row('Row', [panel])] }, 'logs', 'traces', 'profiles').panels[1];

describe('A panel of log lines', () => {
  it('asks Loki, narrowed by the labels that lines have', () => {
    expect(panelOf(lines)).toMatchObject({
      type: 'logs',
      datasource: { type: 'loki', uid: 'loki' },
      targets: [
        {
          refId: 'A',
          datasource: { type: 'loki', uid: 'loki' },
          expr: '{job="dwcp-v3", cluster=~"$cluster"} | component=~"$component" | trace_id=~"$trace_id.*"',
          queryType: 'range',
          maxLines: 500,
        },
      ],
      options: { sortOrder: 'Descending', enableLogDetails: true, wrapLogMessage: true },
    });
  });

  it('is not rendered while its query cannot be read', () => {
    expect(() => panelOf(logs('Lines', { ...described, lines: logql`{job=}` }))).toThrow(ProblemsError);
  });
});

describe('A graph of log lines', () => {
  it('asks Loki for numbers, and may ask for metrics besides', () => {
    const errors = {
      expr: logql`
        sum by (level) (
          count_over_time(${dwcpLogs.with('level', 'error')} | component="all" [$__auto])
        )`,
      legend: '{{level}}',
    };
    const { datasource, targets } = panelOf(
      timeSeries('Errors', { ...described, unit: 'count', queries: [errors] }),
    );
    expect(datasource).toEqual({ type: 'loki', uid: 'loki' });
    expect(targets[0]).toMatchObject({
      expr: 'sum by (level) ( count_over_time({job="dwcp-v3", level="error", cluster=~"$cluster"} | component="all" [$__auto]) )',
      legendFormat: '{{level}}',
      queryType: 'range',
    });
    const both = queuePanel({ queries: [errors, ...queuePanel().queries] });
    expect(panelOf(both).datasource).toEqual({ type: 'datasource', uid: '-- Mixed --' });
  });
});

describe('A list of traces', () => {
  it('asks Jaeger, and each trace leads to itself on the same dashboard', () => {
    const { type, targets, fieldConfig } = panelOf(failed);
    expect(type).toBe('table');
    expect(targets).toEqual([
      {
        refId: 'A',
        datasource: { type: 'jaeger', uid: 'jaeger' },
        queryType: 'search',
        service: 'dwcp-v3',
        operation: 'migrate_vm',
        tags: 'error="true" component="$component"',
        limit: 50,
      },
    ]);
    expect(fieldConfig.overrides[0].properties[0].value[0].url).toBe(
      `/d/queues?\${__url_time_range}&\${cluster:queryparam}&\${component:queryparam}&var-trace_id=\${__value.raw}`,
    );
  });

  it('can be of the slow ones', () => {
    const search = { service: 'dwcp-v3', longerThan: milliseconds(500) };
    expect(panelOf(traceList('Slow', { ...described, search, sets: traceId })).targets[0].minDuration).toBe(
      '500ms',
    );
  });
});

describe('A trace', () => {
  it('is that of the id which the reader writes, and links to a panel', () => {
    const { type, targets, links } = panelOf(chosen);
    expect(type).toBe('traces');
    expect(targets[0]).toEqual({
      refId: 'A',
      datasource: { type: 'jaeger', uid: 'jaeger' },
      query: '$trace_id',
    });
    expect(links.map(({ url }: { url: string }) => url)).toEqual([
      `/d/queues?viewPanel=panel-${idOf('CPU')}&\${__url_time_range}&\${__all_variables}`,
      `/d/queues?\${__url_time_range}&\${__all_variables}`,
    ]);
  });
});

describe('A flame graph', () => {
  it('asks Pyroscope', () => {
    expect(panelOf(cpu)).toMatchObject({
      type: 'flamegraph',
      targets: [
        {
          refId: 'A',
          datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' },
          queryType: 'profile',
          profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
          labelSelector: '{service_name="dwcp-v3"}',
          groupBy: [],
        },
      ],
    });
  });
});

describe('A dashboard where not everything is collected', () => {
  const outline = (...signals: readonly Signal[]) => {
    const { panels, templating } = rendered(everything, ...signals);
    const places = panels.map(
      ({ title, gridPos }: { title: string; gridPos: { x: number; y: number } }) =>
        `${title} ${gridPos.x},${gridPos.y}`,
    );
    return [...places, ...templating.list.map(({ name }: { name: string }) => `$${name}`)];
  };

  it('has everything where everything is', () => {
    expect(outline('logs', 'traces', 'profiles')).toEqual([
      'Metrics 0,0',
      'Queue 0,1',
      'One 0,9',
      'Trace 0,10',
      'Lines 0,26',
      'Other 0,38',
      'Failed 0,39',
      'CPU 0,48',
      '$cluster',
      '$component',
      '$trace_id',
    ]);
  });

  it('leaves out panels, and rows without any, without a gap', () => {
    expect(outline('logs')).toEqual([
      'Metrics 0,0',
      'Queue 0,1',
      'One 0,9',
      'Lines 0,10',
      '$cluster',
      '$component',
      '$trace_id',
    ]);
  });

  it('leaves out panels about metrics of jobs without targets, and a dashboard that has no others', () => {
    const up = timeSeries('Up', {
      ...described,
      unit: 'none',
      queries: [
        { expr: promql`up`, legend: 'up' },
        { expr: promql`max(${queueFill})`, legend: 'fullest' },
      ],
    });
    const missing = new Map([[queueFill.name, ['queues']]]);
    const titles = (...panels: readonly Panel[]) =>
      renderDashboards([queueDashboard({ rows: [row('Row', panels)] })], { ...context, missing }).map(
        ({ text }) => JSON.parse(text).panels.map(({ title }: { title: string }) => title),
      );
    expect(titles(queuePanel(), up)).toEqual([['Row', 'Up']]);
    expect(titles(queuePanel())).toEqual([]);
  });

  it('leaves out links to panels that it does not have', () => {
    const { panels } = rendered(everything, 'traces');
    const { links } = panels.find(({ title }: { title: string }) => title === 'Trace');
    expect(links.map(({ title }: { title: string }) => title)).toEqual(['All']);
  });

  it('asks for no text that nothing reads', () => {
    expect(outline()).toEqual(['Metrics 0,0', 'Queue 0,1', '$cluster', '$component']);
  });
});
