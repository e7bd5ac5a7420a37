import { declaredSchema } from '#content';
import { troubleshooting } from '#dashboards/troubleshooting';
import { logsOfTrace, metricsOfSpan, ofLogs } from '#lib/components/grafana/correlations';
import { checkLogql } from '#lib/logql/check';
import { Logql } from '#lib/logql/template';
import { placeOfCaller } from '#lib/place';
import { checkExpression } from '#lib/promql/check';
import { parse } from '#lib/promql/parser';

describe('The links of data sources', () => {
  it.each(metricsOfSpan)('ask for metrics that there are: $name', ({ query }) => {
    const { expression } = parse(query.replace('$__tags', 'component="amst"'));
    if (expression === undefined) throw new Error(`cannot be read: ${query}`);
    expect(checkExpression(expression, { schema: declaredSchema(), use: 'expression' })).toEqual([]);
  });

  it('ask for log lines by labels that there are', () => {
    const place = placeOfCaller(() => undefined);
    expect(checkLogql(new Logql(place, [logsOfTrace], []))).toEqual([]);
  });

  it('lead to the dashboard that shows a trace by its id', () => {
    const { derivedFields } = ofLogs({ traces: 'http://jaeger:16686' }) || { derivedFields: [] };
    const [, uid, variable] = /^\/d\/([^?]+)\?.*&var-(\w+)=/.exec(derivedFields[0]?.url ?? '') ?? [];
    expect(uid).toBe(troubleshooting.uid);
    expect(troubleshooting.variables.map(({ name }) => name)).toContain(variable);
  });
});
