import { logql } from '#lib/logql/template';
import { dwcpLogs } from '#lib/logs/selection';
import { renderProblem } from '#lib/problem';
import { threshold } from '#lib/promql/template';
import { checkLogAlerts } from '#lib/rules/check-log-alerts';
import { type LogAlertGroup, type LogAlertProps, logAlert, resolveLogAlerts } from '#lib/rules/log-alert';
import { renderLogRuleFile } from '#lib/rules/render';
import { minutes } from '#lib/units/duration';
import { count } from '#lib/units/quantity';
import { noOverrides } from '#test/lib/rules/example';

const failures = (changes: Partial<LogAlertProps> = {}): LogAlertGroup => ({
  name: 'logs',
  file: 'logs-alerts',
  interval: minutes(1),
  rules: [
    logAlert('FailuresLogged', {
      severity: 'warning',
      team: 'reliability',
      component: 'logs',
      threshold: count(10),
      expr: logql`sum by (job) (count_over_time(${dwcpLogs.with('level', 'error')}[${minutes(5)}])) > ${threshold}`,
      for: minutes(2),
      summary: '{{ $labels.job }} fails',
      description: 'More than {threshold} errors for {for}.',
      ...changes,
    }),
  ],
});

const told = (changes: Partial<LogAlertProps>) =>
  checkLogAlerts([failures(changes)])
    .map(({ check, message, fix }) => `${check}: ${message}; ${fix}`)
    .join('\n');

describe('An alert over log lines', () => {
  it("is written as Loki's ruler reads it, in the folder of the one tenant", () => {
    expect(resolveLogAlerts([failures()], noOverrides).map(renderLogRuleFile)).toEqual([
      {
        path: 'rules/loki/fake/logs-alerts.yaml',
        text: `groups:
  - name: logs
    interval: 1m
    rules:
      - alert: FailuresLogged
        expr: sum by (job) (count_over_time({job="dwcp-v3", level="error"}[5m])) > 10
        for: 2m
        labels:
          severity: warning
          team: reliability
          component: logs
        annotations:
          summary: "{{ $labels.job }} fails"
          description: More than 10 errors for 2m.
          runbook_url: https://runbooks.example/FailuresLogged.md
`,
      },
    ]);
  });

  it('takes what an environment changes', () => {
    const [group] = resolveLogAlerts([failures()], {
      ...noOverrides,
      alerts: { FailuresLogged: { kind: 'changed', threshold: '50', for: minutes(10) } },
    });
    expect(group?.rules[0]).toMatchObject({
      for: minutes(10),
      annotations: { description: 'More than 50 errors for 10m.' },
    });
    expect(group?.rules[0]?.expr.source).toMatch(/> 50$/);
  });

  it('is left out where an environment disables it', () => {
    const disabled = { FailuresLogged: { kind: 'disabled', reason: 'noisy' } } as const;
    expect(resolveLogAlerts([failures()], { ...noOverrides, alerts: disabled })).toEqual([]);
  });

  it('is right as it is declared', () => {
    expect(checkLogAlerts([failures()]).map(renderProblem)).toEqual([]);
  });

  it('asks for labels that lines have', () => {
    expect(told({ expr: logql`sum by (pod_name) (rate({job="dwcp-v3"}[5m])) > ${threshold}` })).toMatch(
      /the lines have no pod_name here/,
    );
  });

  it('makes numbers of lines', () => {
    expect(told({ expr: logql`${dwcpLogs} |= ${'failed'}` })).toBe(
      'rules/log-alert: its expression gives lines, and Loki alerts on numbers; count them: sum by (job) (count_over_time(... [5m]))\nrules/log-alert: its expression does not use its threshold; put the hole `threshold` where it is compared',
    );
  });

  it('compares with its threshold, which the runbook shows', () => {
    expect(told({ expr: logql`sum(rate(${dwcpLogs}[${minutes(5)}])) > 5` })).toBe(
      'rules/log-alert: its expression does not use its threshold; put the hole `threshold` where it is compared',
    );
  });

  it('has texts that Loki can fill in', () => {
    expect(told({ summary: '{{ $labels.job fails' })).not.toBe('');
  });
});
