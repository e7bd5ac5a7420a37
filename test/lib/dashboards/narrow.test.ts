import { withExternalLabels } from '#lib/dashboards/external-labels';
import { narrow } from '#lib/dashboards/narrow';
import { labelVariable } from '#lib/dashboards/variable';
import { format } from '#lib/promql/format';
import { type Promql, promql } from '#lib/promql/template';
import { minutes } from '#lib/units/duration';
import { context, fullest, latency, queueFill, zoneVariable } from '#test/lib/dashboards/example';

const cluster = labelVariable('cluster', { title: 'Cluster', label: 'cluster' });
const narrowed = ({ expression }: Promql) =>
  format(narrow(expression, [cluster, zoneVariable], withExternalLabels(context.schema)));

describe('A label variable', () => {
  it('narrows every selector whose series has the label', () => {
    expect(narrowed(promql`${queueFill} / ${fullest}`).split('\n')).toEqual([
      'dwcp_queue_fill_ratio{cluster=~"$cluster",zone=~"$zone"}',
      '/ dwcp:queue_fill:max{cluster=~"$cluster",zone=~"$zone"}',
    ]);
  });

  it('leaves those alone that do not have it', () => {
    expect(narrowed(promql`rate(${latency.count}[${minutes(5)}])`)).toBe(
      'rate(dwcp_latency_seconds_count{cluster=~"$cluster"}[5m])',
    );
  });

  it('leaves alerts alone, of which only some have the label', () => {
    expect(narrowed(promql`count(ALERTS{alertstate="firing"})`)).toBe(
      'count(ALERTS{alertstate="firing",cluster=~"$cluster"})',
    );
  });

  it('leaves a selector alone whose author chose already', () => {
    expect(narrowed(promql`${queueFill.with({ zone: 'a' })}`)).toBe(
      'dwcp_queue_fill_ratio{zone="a",cluster=~"$cluster"}',
    );
  });
});
