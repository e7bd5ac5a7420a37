import { annotation } from '#lib/dashboards/annotation';
import { expressionsOf } from '#lib/dashboards/expressions';
import { promql } from '#lib/promql/template';
import { queueDashboard, queueFill } from '#test/lib/dashboards/example';

describe('What a dashboard asks', () => {
  it('is the series of its variables, and the queries of its annotations and panels', () => {
    const full = annotation('Full', {
      expr: promql`max(${queueFill}) > 1`,
      text: 'Full',
      tags: [],
      color: 'red',
    });
    const asked = expressionsOf([queueDashboard({ annotations: [full] })]);
    expect(asked.map(({ subject, expr }) => `${subject}: ${expr}`)).toEqual([
      'queues $zone: dwcp_queue_fill_ratio',
      'queues Full: max(dwcp_queue_fill_ratio) > 1',
      'queues Queue: dwcp_queue_fill_ratio',
    ]);
    expect(asked.map(({ place }) => place.place.file)).toEqual([
      'test/lib/dashboards/example.ts',
      'test/lib/dashboards/expressions.test.ts',
      'test/lib/dashboards/example.ts',
    ]);
  });
});
