import { onOneLine } from '#lib/logql/format';
import { type Logql, logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { variable } from '#lib/promql/hole';
import { threshold } from '#lib/promql/template';
import { hours, minutes } from '#lib/units/duration';
import { count, perSecond } from '#lib/units/quantity';

describe('logql', () => {
  it.each<[string, Logql, string]>([
    ['lines of a program', logql`${dwcpLogs}`, '{job="dwcp-v3"}'],
    ['one value', logql`${dwcpLogs.with('level', 'error')}`, '{job="dwcp-v3", level="error"}'],
    [
      'any of several values',
      logql`${dwcpLogs.with('namespace', 'a.b', 'c')}`,
      '{job="dwcp-v3", namespace=~"a\\\\.b|c"}',
    ],
    ['what a line contains', logql`${dwcpLogs} |= ${'a "b"'}`, '{job="dwcp-v3"} |= "a \\"b\\""'],
    [
      'a duration',
      logql`rate(${dwcpLogs}[${minutes(5)}] offset ${hours(1)})`,
      'rate({job="dwcp-v3"}[5m] offset 1h)',
    ],
    [
      'a number',
      logql`${dwcpLogs} | json | latency_ms > ${count(500)}`,
      '{job="dwcp-v3"} | json | latency_ms > 500',
    ],
    ['a variable', logql`rate(${dwcpLogs}[${variable('$__auto')}])`, 'rate({job="dwcp-v3"}[$__auto])'],
    ['a backtick', logql`${dwcpLogs} |= \`a\\d\``, '{job="dwcp-v3"} |= `a\\\\d`'],
  ])('prints %s', (_, query, text) => {
    expect(query.source).toBe(text);
    expect(query.parsed.diagnostics).toEqual([]);
  });

  it('waits for the threshold of an alert', () => {
    const query = logql`sum(rate(${dwcpLogs.with('level', 'fatal')}[${minutes(5)}])) > ${threshold}`;
    expect(query.source).toBe('sum(rate({job="dwcp-v3", level="fatal"}[5m])) > threshold');
    expect(query.parsed.tree?.kind).toBe('numbers');
    expect(query.hasThreshold).toBe(true);
    const given = query.withThreshold(perSecond(0.5));
    expect(given.source).toBe('sum(rate({job="dwcp-v3", level="fatal"}[5m])) > 0.5');
    expect(given.hasThreshold).toBe(false);
    expect(given.place).toBe(query.place);
  });

  it('remembers where it is written', () => {
    expect(logql`{}`.place.place.file).toBe('test/lib/logql/template.test.ts');
  });

  it('tells lines from numbers', () => {
    expect(logql`${dwcpLogs}`.parsed.tree?.kind).toBe('lines');
    expect(logql`sum(rate(${dwcpLogs}[5m]))`.parsed.tree?.kind).toBe('numbers');
  });
});

describe('A query on one line', () => {
  it('has no comments, and its texts as they are', () => {
    const { source } = logql`
      # what failed
      ${dwcpLogs}
        |= "two  spaces" | json`;
    expect(onOneLine(source)).toBe('{job="dwcp-v3"} |= "two  spaces" | json');
  });
});
