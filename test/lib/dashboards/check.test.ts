import { annotation } from '#lib/dashboards/annotation';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { checkDashboards } from '#lib/dashboards/check';
import type { CheckContext } from '#lib/dashboards/checks/check';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { heatmap } from '#lib/dashboards/heatmap';
import { logs } from '#lib/dashboards/logs';
import { row } from '#lib/dashboards/row';
import { table } from '#lib/dashboards/table';
import { text } from '#lib/dashboards/text';
import { timeSeries } from '#lib/dashboards/time-series';
import { trace } from '#lib/dashboards/trace';
import { intervalVariable, labelVariable, textVariable } from '#lib/dashboards/variable';
import { type Logql, logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { renderProblem } from '#lib/problem';
import { label, variable } from '#lib/promql/hole';
import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import { hours, milliseconds, minutes } from '#lib/units/duration';
import { percent, perSecond, ratio } from '#lib/units/quantity';
import {
  context,
  contextWith,
  dashboardOf,
  fullest,
  latency,
  QueueFilling,
  queueDashboard,
  queueFill,
  queuePanel,
  requests,
  zoneVariable,
} from '#test/lib/dashboards/example';

/** The problems as printed, without the place, which moves with every edit of this file. */
const problems = (dashboards: readonly Dashboard[], against: CheckContext = context) =>
  checkDashboards(dashboards, against).map((problem) => {
    expect(problem.where.file).toMatch(/^test\/lib\/dashboards\/(check.test|example)\.ts$/);
    return renderProblem({ ...problem, where: { file: 'here' } });
  });

const requestRate = promql`sum by (zone) (rate(${requests}[${rateInterval}]))`;
const filling = (changed: Partial<typeof QueueFilling>) =>
  alert('QueueFilling', { ...QueueFilling, ...changed });

describe('Checking dashboards', () => {
  it('finds nothing wrong with a good one', () => {
    expect(problems([queueDashboard()])).toEqual([]);
  });

  describe('names', () => {
    it('finds a uid that is there twice', () => {
      expect(problems([queueDashboard(), queueDashboard({ title: 'Others' })])).toEqual([
        `here queues: a dashboard of this uid is listed before
    give each dashboard a uid of its own`,
      ]);
    });

    it('finds a uid that is too long', () => {
      const uid = 'q'.repeat(41);
      expect(problems([queueDashboard({}, uid)])).toEqual([
        `here ${uid}: a uid of 41 characters; Grafana stores at most 40
    write a shorter one`,
      ]);
    });

    it('finds a uid with other characters than Grafana takes', () => {
      expect(problems([queueDashboard({}, 'all queues')])).toEqual([
        `here all queues: "all queues" is no uid
    write letters, digits, - and _ only`,
      ]);
    });

    it('finds two dashboards of one title', () => {
      expect(problems([queueDashboard(), queueDashboard({}, 'others')])).toEqual([
        `here others: a dashboard called "Queues" is listed before
    give each dashboard of the folder a title of its own`,
      ]);
    });

    it('finds two panels of one title, and two rows', () => {
      const rows = [row('Queues', [queuePanel()]), row('Queues', [queuePanel()])];
      expect(problems([queueDashboard({ rows })])).toEqual([
        `here queues: another row of this dashboard is called "Queues" as well
    give each row a title of its own: its address is made from it`,
        `here queues Queue: another panel of this dashboard is called "Queue" as well
    give each panel a title of its own: its address is made from it`,
      ]);
    });
  });

  describe('ids', () => {
    it('finds two titles that give one', () => {
      const panels = [queuePanel({}, 'Queue 464'), queuePanel({}, 'Queue 11294')];
      expect(problems([dashboardOf(...panels)])).toEqual([
        `here queues Queue 11294: the title of the panel "Queue 11294" gives the id 11790844, which another panel or row has
    change a word of the title`,
      ]);
    });
  });

  describe('completeness', () => {
    it('finds a dashboard without title and description', () => {
      expect(problems([queueDashboard({ title: '', description: ' ' })])).toEqual([
        `here queues: has no title
    say in a few words what it is about`,
        `here queues: has no description
    say whom it is for and what it answers`,
      ]);
    });

    it('finds a panel without title and description', () => {
      expect(problems([dashboardOf(queuePanel({ description: '' }, ' '))])).toEqual([
        `here queues  : a panel without title
    say in a few words what it shows`,
        `here queues  : a panel without description
    say what it shows and what a deviation means`,
      ]);
    });

    it('finds a panel without a query', () => {
      const empty = queuePanel({ queries: [], alerts: [] }, 'Empty');
      expect(problems([dashboardOf(queuePanel(), empty)])).toEqual([
        `here queues Empty: a time series without a query
    add one, or remove the panel`,
      ]);
    });

    it('finds a text panel without text', () => {
      const empty = text('Empty', { description: 'Says nothing.', markdown: '' });
      expect(problems([dashboardOf(queuePanel(), empty)])).toEqual([
        `here queues Empty: a text panel without text
    write its markdown, or remove it`,
      ]);
    });
  });

  describe('expressions', () => {
    it('finds a metric that is not in the catalogue', () => {
      const wrong = queuePanel({
        queries: [{ expr: promql`${queueFill} or dwcp_queue_fil_ratio`, legend: '' }],
      });
      expect(problems([dashboardOf(wrong)])).toEqual([
        `here queues Queue: unknown metric dwcp_queue_fil_ratio
    dwcp_queue_fill_ratio or dwcp_queue_fil_ratio
                             ^^^^^^^^^^^^^^^^^^^^ did you mean dwcp_queue_fill_ratio?`,
      ]);
    });

    it('finds an expression that cannot be read', () => {
      const wrong = queuePanel({ queries: [{ expr: promql`sum(${queueFill}`, legend: '' }], alerts: [] });
      expect(problems([dashboardOf(wrong)], contextWith())[0]).toContain('here queues Queue: ');
    });

    it('finds a counter that is drawn as it is, and takes one that a variable has its values from', () => {
      const from = labelVariable('zone', { title: 'Zone', label: 'zone', from: requests });
      const wrong = queuePanel(
        { unit: 'count', queries: [{ expr: promql`${requests}`, legend: '' }] },
        'Requests',
      );
      const rows = [row('Queues', [queuePanel(), { ...wrong, alerts: [] }])];
      expect(problems([queueDashboard({ variables: [from], rows })])).toEqual([
        `here queues Requests: shows the bare value of dwcp_requests_total, which is a counter
    dwcp_requests_total
    ^^^^^^^^^^^^^^^^^^^ take \`rate(dwcp_requests_total[...])\` or \`increase(dwcp_requests_total[...])\` first`,
      ]);
    });

    it('finds what is wrong with an annotation', () => {
      const wrong = annotation('Requests', {
        expr: promql`sum(${requests}) > 0`,
        text: 'Requests',
        tags: [],
        color: 'blue',
      });
      expect(problems([queueDashboard({ annotations: [wrong] })])).toEqual([
        `here queues Requests: \`sum\` of the bare value of dwcp_requests_total, which is a counter
    sum(dwcp_requests_total) > 0
    ^^^ take \`rate(dwcp_requests_total[...])\` or \`increase(dwcp_requests_total[...])\` first`,
      ]);
    });

    it('finds a range that is written out and short', () => {
      const expr = promql`rate(${requests}[${minutes(5)}])`;
      const wrong = queuePanel({ unit: 'perSecond', queries: [{ expr, legend: '{{zone}}' }], alerts: [] });
      expect(problems([dashboardOf(wrong)], contextWith())).toEqual([
        `here queues Queue: looks back 5m whatever time is shown
    rate(dwcp_requests_total[5m])
                             ^^ write [$__rate_interval], or an hour or more where a fixed time is meant`,
      ]);
    });

    it('takes a range that is meant: of an hour or more, or that of an alert on the panel', () => {
      const alerts = [
        filling({ threshold: perSecond(9), expr: promql`rate(${requests}[${minutes(5)}]) > ${threshold}` }),
      ];
      const rate = (range: typeof QueueFilling.for) => ({
        expr: promql`rate(${requests}[${range}])`,
        legend: '{{zone}}',
      });
      const panel = queuePanel({ unit: 'perSecond', queries: [rate(minutes(5)), rate(hours(24))], alerts });
      expect(problems([dashboardOf(panel)], contextWith(...alerts))).toEqual([]);
    });
  });

  describe('variables', () => {
    it.each([
      ['title', queuePanel({}, 'Queue of $zon')],
      ['description', queuePanel({ description: 'Of [[zon]].' })],
      ['legend', queuePanel({ queries: [{ expr: promql`${queueFill}`, legend: '$zon' }] })],
      [
        'query',
        queuePanel({
          queries: [{ expr: promql`dwcp_queue_fill_ratio{zone=~"${variable('$zon')}"}`, legend: '' }],
        }),
      ],
    ])('finds one in a %s that is not declared', (place, panel) => {
      const other = queuePanel({}, 'Other');
      expect(problems([dashboardOf(panel, other)])).toEqual([
        `here queues ${panel.title}: its ${place} uses $zon, which is not declared
    did you mean $zone?`,
      ]);
    });

    it('knows those that Grafana declares', () => {
      const expr = promql`max_over_time(${queueFill}[${variable('$__range')}])`;
      expect(problems([dashboardOf(queuePanel({ queries: [{ expr, legend: '' }] }))])).toEqual([]);
    });

    it('finds one that changes nothing', () => {
      const rack = labelVariable('rack', { title: 'Rack', label: 'rack' });
      const bar = intervalVariable('bar', { title: 'Bar', choices: [minutes(1)] });
      expect(problems([queueDashboard({ variables: [zoneVariable, rack, bar] })])).toEqual([
        `here queues $rack: no panel reads a series with the label rack, so that choosing one changes nothing
    remove it from the dashboard, or use it`,
        `here queues $bar: is used by no panel
    remove it from the dashboard, or use it`,
      ]);
    });

    it('finds two of one name', () => {
      expect(problems([queueDashboard({ variables: [zoneVariable, zoneVariable] })])).toEqual([
        `here queues $zone: a variable of this name is declared before
    give each variable a name of its own`,
      ]);
    });

    it('takes a cluster, which no series of the catalogue names, for a label of each', () => {
      const cluster = labelVariable('cluster', { title: 'Cluster', label: 'cluster' });
      expect(problems([queueDashboard({ variables: [cluster] })])).toEqual([]);
    });
  });

  describe('legends', () => {
    it('finds a label that aggregation removes', () => {
      const wrong = queuePanel({ queries: [{ expr: promql`max(${queueFill})`, legend: '{{zone}}' }] });
      expect(problems([dashboardOf(wrong)])).toEqual([
        `here queues Queue: the legend prints the label zone, which the result lost in \`max\`
    write \`max by (zone)\``,
      ]);
    });

    it('finds a label that the series never had', () => {
      const wrong = queuePanel({ queries: [{ expr: promql`${fullest}`, legend: '{{rack}}' }] });
      expect(problems([dashboardOf(wrong)])).toEqual([
        `here queues Queue: the legend prints the label rack, which the result does not have
    the labels of the result are cluster, environment, site and zone`,
      ]);
    });

    it('finds it in the rows of a table and the text of an annotation', () => {
      const wrong = table('Queues', {
        description: 'How full they are.',
        rows: { zone: 'Zone' },
        columns: [{ title: 'Fill', unit: 'ratio', expr: promql`max by (job) (${queueFill})` }],
      });
      const event = annotation('Full', {
        expr: promql`max(${queueFill}) > 1`,
        text: 'Full',
        tags: ['zone'],
        color: 'blue',
      });
      const rows = [row('Queues', [queuePanel(), wrong])];
      expect(problems([queueDashboard({ rows, annotations: [event] })])).toEqual([
        `here queues Full: its text prints the label zone, which the result lost in \`max\`
    write \`max by (zone)\``,
        `here queues Queues: a row of the table prints the label zone, which the result lost in \`max by (job)\`
    write \`max by (job, zone)\``,
      ]);
    });
  });

  describe('units', () => {
    it('finds a panel in another unit than its query', () => {
      expect(problems([dashboardOf(queuePanel({ unit: 'percent' }))])).toEqual([
        `here queues Queue: the panel is in percent, but its query is in ratio
    write unit: 'ratio', or convert the query`,
      ]);
    });

    it('finds a column in another unit than its query', () => {
      const wrong = table('Requests', {
        description: 'How many arrive.',
        rows: { zone: 'Zone' },
        columns: [{ title: 'Rate', unit: 'count', expr: requestRate }],
      });
      expect(problems([dashboardOf(queuePanel(), wrong)])).toEqual([
        `here queues Requests: the column "Rate" is in count, but its query is in per second
    write unit: 'perSecond', or convert the query`,
      ]);
    });

    it('compares a heatmap with what its histogram observes', () => {
      const buckets = promql`sum by (${label('le')}) (rate(${latency.bucket}[${rateInterval}]))`;
      const panel = (unit: 'seconds' | 'milliseconds') =>
        heatmap('Latency', { description: 'How long requests take.', unit, buckets });
      expect(problems([dashboardOf(queuePanel(), panel('seconds'))])).toEqual([]);
      expect(problems([dashboardOf(queuePanel(), panel('milliseconds'))])).toEqual([
        `here queues Latency: the panel is in milliseconds, but its query is in seconds
    write unit: 'seconds', or convert the query`,
      ]);
    });
  });

  describe('limits', () => {
    it('finds a limit that measures something else', () => {
      const steps = [{ at: milliseconds(40), color: 'yellow' as const }];
      expect(problems([dashboardOf(queuePanel({ limits: { worse: 'above', steps } }))])).toEqual([
        `here queues Queue: a limit is 40ms, in seconds, which cannot be drawn in ratio
    show what is measured in seconds`,
      ]);
    });

    it('finds the threshold of an alert that cannot be drawn', () => {
      const queries = [
        { expr: promql`rate(${requests}[${rateInterval}]) and on (zone) ${queueFill}`, legend: '' },
      ];
      expect(problems([dashboardOf(queuePanel({ unit: 'perSecond', queries }))])).toEqual([
        `here queues Queue: the threshold of QueueFilling is 70%, in ratio, which cannot be drawn in per second
    show what is measured in ratio`,
      ]);
    });

    it('takes a limit in another unit of the same kind', () => {
      const steps = [{ at: percent(50), color: 'yellow' as const }];
      expect(problems([dashboardOf(queuePanel({ limits: { worse: 'above', steps } }))])).toEqual([]);
    });

    it('finds limits that are bad on the other side than the alert', () => {
      const steps = [{ at: ratio(0.5), color: 'yellow' as const }];
      expect(problems([dashboardOf(queuePanel({ limits: { worse: 'below', steps } }))])).toEqual([
        `here queues Queue: values below the limit are bad by its limits, values above it by QueueFilling
    show them on different panels, or turn the limits round`,
      ]);
    });
  });

  describe('alerts', () => {
    it('finds one that no panel shows', () => {
      expect(problems([dashboardOf(queuePanel({ alerts: [] }))])).toEqual([
        `here QueueFilling: no panel of any dashboard shows this alert
    name it in \`alerts\` of the panel to look at when it fires`,
      ]);
    });

    it('asks for no panel of an alert that always fires', () => {
      const always = filling({ alwaysFiring: true });
      expect(problems([dashboardOf(queuePanel({ alerts: [] }))], contextWith(always))).toEqual([]);
    });

    it('finds a panel that reads nothing of what its alert watches', () => {
      const wrong = queuePanel({
        queries: [{ expr: promql`count(${requests}) / 10`, legend: 'targets' }],
        unit: 'none',
        alerts: [filling({})],
      });
      const watching = contextWith(
        filling({ threshold: ratio(0.7), expr: promql`${fullest} > ${threshold}` }),
      );
      expect(problems([dashboardOf(wrong)], watching)).toContain(
        `here queues Queue: shows QueueFilling, but reads nothing of what it watches: dwcp:queue_fill:max
    add a query that reads it, or name the alert on another panel`,
      );
    });

    it('sees through recordings what both read', () => {
      const recorded = queuePanel({ queries: [{ expr: promql`${fullest}`, legend: '{{zone}}' }] });
      const watching = contextWith(filling({ expr: promql`${fullest} > ${threshold}` }));
      expect(problems([dashboardOf(recorded)])).toEqual([]);
      expect(problems([dashboardOf(queuePanel())], watching)).toEqual([]);
    });
  });

  describe('links', () => {
    it('finds one that leads nowhere', () => {
      const links = [
        { kind: 'tag', title: 'All', tag: 'dwpc' },
        { kind: 'dashboard', title: 'Detail', uid: 'detail' },
      ] as const;
      const linked = queuePanel({ links: [{ kind: 'dashboard', title: 'Itself', uid: 'queue' }] });
      expect(problems([queueDashboard({ links, rows: [row('Queues', [linked])] })])).toEqual([
        `here queues: the link "All" leads to dwpc, which is no tag of any dashboard
    did you mean dwcp?`,
        `here queues: the link "Detail" leads to detail, which is no dashboard
    there are queues`,
        `here queues Queue: the link "Itself" leads to queue, which is no dashboard
    did you mean queues?`,
      ]);
    });
  });

  describe('links to panels', () => {
    it('finds one to a panel that the dashboard does not have', () => {
      const linked = (panel: string) =>
        queuePanel({ links: [{ kind: 'dashboard', title: 'There', uid: 'queues', panel }] });
      expect(problems([dashboardOf(linked('Queue'))])).toEqual([]);
      expect(problems([dashboardOf(linked('Queues'))])).toEqual([
        `here queues Queue: the link "There" leads to the panel "Queues", which queues does not have
    did you mean "Queue"?`,
      ]);
    });
  });

  describe('logs', () => {
    const lines = (query: Logql) => logs('Lines', { description: 'What was written.', lines: query });
    const numbers = (query: Logql, legend = '') =>
      timeSeries('Lines', {
        description: 'How much was written.',
        unit: 'count',
        queries: [{ expr: query, legend }],
      });

    it('finds nothing wrong with good ones', () => {
      const panels = [
        lines(logql`${dwcpLogs} |= ${'failed'}`),
        queuePanel(),
        { ...numbers(logql`sum by (level) (rate(${dwcpLogs}[$__auto]))`, '{{level}}'), title: 'Numbers' },
      ];
      expect(problems([dashboardOf(...panels)])).toEqual([]);
    });

    it('finds a label that lines do not have', () => {
      expect(problems([dashboardOf(queuePanel(), lines(logql`{job="dwcp-v3", levl="error"}`))])).toEqual([
        `here queues Lines: no stream has the label levl
    {job="dwcp-v3", levl="error"}
                    ^^^^ did you mean level?`,
      ]);
    });

    it('finds a query that cannot be read', () => {
      expect(problems([dashboardOf(queuePanel(), lines(logql`{job="dwcp-v3"`))])).toHaveLength(1);
    });

    it('finds numbers where lines are shown, and lines where numbers are', () => {
      expect(problems([dashboardOf(queuePanel(), lines(logql`sum(rate(${dwcpLogs}[$__auto]))`))])).toEqual([
        `here queues Lines: a logs panel shows lines, but its query gives numbers
    show them in a time series, or ask for the lines alone`,
      ]);
      expect(problems([dashboardOf(queuePanel(), numbers(logql`${dwcpLogs}`))])).toEqual([
        `here queues Lines: a time series panel shows numbers, but its query gives lines
    count them: sum(count_over_time(... [$__auto]))`,
      ]);
    });

    it('finds a legend with a label that nothing groups by', () => {
      const query = logql`sum by (level) (rate(${dwcpLogs}[$__auto]))`;
      expect(problems([dashboardOf(queuePanel(), numbers(query, '{{component}}'))])).toEqual([
        `here queues Lines: the legend prints the label component, which the result does not have
    write \`by (level, component)\``,
      ]);
    });

    it('takes a variable that narrows lines alone, and finds a text that nothing reads', () => {
      const namespace = labelVariable('namespace', { title: 'Namespace', label: 'namespace' });
      const traceId = textVariable('trace_id', { title: 'Trace ID' });
      const rows = [row('Queues', [queuePanel(), lines(logql`${dwcpLogs}`)])];
      expect(problems([queueDashboard({ variables: [zoneVariable, namespace, traceId], rows })])).toEqual([
        `here queues $trace_id: is used by no panel
    remove it from the dashboard, or use it`,
      ]);
    });
  });

  describe('traces', () => {
    it('finds a variable that is not declared', () => {
      const id = textVariable('trace_id', { title: 'Trace ID' });
      const panel = trace('Trace', { description: 'One of them.', id });
      expect(problems([dashboardOf(queuePanel(), panel)])).toEqual([
        `here queues Trace: its query uses $trace_id, which is not declared
    add it to the variables of the dashboard`,
      ]);
    });
  });

  describe('the grid', () => {
    it('finds a panel that does not fit it', () => {
      expect(problems([dashboardOf(queuePanel({ width: 25, height: 0 }))])).toEqual([
        `here queues Queue: is 25 wide and 0 high
    write whole numbers from 1, the width at most 24`,
      ]);
    });

    it('finds a row without panels', () => {
      const rows = [row('Queues', [queuePanel()]), row('Later', [])];
      expect(problems([queueDashboard({ rows })])).toEqual([
        `here queues: the row "Later" has no panels
    add one, or remove the row`,
      ]);
    });
  });
});
