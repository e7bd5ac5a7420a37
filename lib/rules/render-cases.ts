import { stringify } from 'yaml';
import type { Case, Expectation } from '#lib/rules/case';
import type { ResolvedAlert, ResolvedGroup } from '#lib/rules/resolve';
import { seconds } from '#lib/units/duration';

/**
 * The cases as a file for `promtool test rules`.
 * @param groups everything in the rule files, resolved, in the order in which promtool is to evaluate them
 * @param ruleFiles the rule files under test, relative to where the test file will be
 */
export function renderCases(
  cases: readonly Case[],
  groups: readonly ResolvedGroup[],
  ruleFiles: readonly string[],
): string {
  const alerts = groups.flatMap((group) => group.rules).filter((rule) => rule.kind === 'alert');
  const byName = new Map(alerts.map((alert) => [alert.name, alert]));
  return stringify(
    {
      rule_files: ruleFiles,
      evaluation_interval: seconds(10).toString(),
      group_eval_order: groups.map((group) => group.name),
      tests: cases.flatMap((one) => {
        const alert = byName.get(one.alert.name);
        return alert === undefined ? [] : [renderCase(one, alert)];
      }),
    },
    { lineWidth: 0 },
  );
}

function renderCase(one: Case, alert: ResolvedAlert) {
  return {
    name: `${alert.name}: ${one.title}`,
    interval: one.interval.toString(),
    input_series: one.series,
    alert_rule_test: one.expect.map((expectation) => ({
      eval_time: expectation.at.toString(),
      alertname: alert.name,
      exp_alerts: firingAlerts(expectation, alert),
    })),
    promql_expr_test: one.expect.map((expectation) => ({
      expr: `count(ALERTS{alertname=${JSON.stringify(alert.name)}, alertstate="pending"}) > bool 0 or vector(0)`,
      eval_time: expectation.at.toString(),
      exp_samples: [{ value: expectation.state === 'pending' ? 1 : 0 }],
    })),
  };
}

function firingAlerts(expectation: Expectation, alert: ResolvedAlert) {
  if (expectation.state !== 'firing') return [];
  return expectation.alerts.map(({ labels, summary, description }) => ({
    exp_labels: { ...alert.labels, ...labels },
    exp_annotations: { ...alert.annotations, summary, description },
  }));
}
