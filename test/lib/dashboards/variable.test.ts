import { variablesIn } from '#lib/dashboards/built-in-variables';
import { metricsDataSource } from '#lib/dashboards/data-source';
import { intervalVariable, labelVariable, renderVariable, textVariable } from '#lib/dashboards/variable';
import { promql } from '#lib/promql/template';
import { minutes } from '#lib/units/duration';
import { queueFill, requests, zoneVariable } from '#test/lib/dashboards/example';

const dataSource = metricsDataSource('victoria-metrics');

describe('A variable', () => {
  it('offers the values of a label, several at once, or all', () => {
    expect(renderVariable(zoneVariable, dataSource)).toMatchObject({
      type: 'query',
      name: 'zone',
      datasource: { type: 'prometheus', uid: 'victoria-metrics' },
      query: 'label_values(dwcp_queue_fill_ratio, zone)',
      multi: true,
      includeAll: true,
      allValue: '.*',
    });
  });

  it('offers the values that a label has on any series', () => {
    const cluster = labelVariable('cluster', { title: 'Cluster', label: 'cluster' });
    expect(renderVariable(cluster, dataSource)).toMatchObject({ query: 'label_values(cluster)' });
  });

  it('takes its values from a selection', () => {
    const from = queueFill.with({ job: 'dwcp-core' });
    const some = labelVariable('zone', { title: 'Zone', label: 'zone', from });
    expect(renderVariable(some, dataSource)).toMatchObject({
      query: 'label_values(dwcp_queue_fill_ratio{job="dwcp-core"}, zone)',
    });
  });

  it('offers the values of a label, of which one is always chosen', () => {
    const one = labelVariable('zone', { title: 'Zone', label: 'zone', from: queueFill, choose: 'one' });
    const rendered = renderVariable(one, dataSource);
    expect(rendered).toMatchObject({ multi: false, includeAll: false });
    expect(rendered).not.toHaveProperty('allValue');
  });

  it('takes a text', () => {
    expect(renderVariable(textVariable('trace_id', { title: 'Trace ID' }), dataSource)).toEqual({
      type: 'textbox',
      name: 'trace_id',
      label: 'Trace ID',
      hide: 0,
      skipUrlSync: false,
      query: '',
      current: { text: '', value: '' },
      options: [{ text: '', value: '', selected: true }],
    });
  });

  it('offers lengths of time, by default the one that fits', () => {
    const bar = intervalVariable('bar', { title: 'Bar', choices: [minutes(1), minutes(5)] });
    expect(renderVariable(bar, dataSource)).toMatchObject({
      type: 'interval',
      query: '1m,5m',
      auto: true,
      auto_min: '1m',
      current: { text: 'auto', value: '$__auto_interval_bar' },
      options: [
        { text: 'auto', selected: true },
        { text: '1m', value: '1m', selected: false },
        { text: '5m', value: '5m', selected: false },
      ],
    });
    expect(promql`increase(${requests}[${bar}])`.text).toBe('increase(dwcp_requests_total[$bar])');
  });

  it('is found in a text in every spelling of Grafana', () => {
    const braces = '{node:regex}';
    expect(variablesIn(`$zone of $${braces}, [[site]] and $5`)).toEqual(['zone', 'node', 'site', '5']);
  });
});
