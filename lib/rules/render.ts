import type { NativeFile } from '#lib/native-file';
import type { ResolvedLogAlert, ResolvedLogGroup } from '#lib/rules/log-alert';
import type { Recording } from '#lib/rules/recording';
import type { ResolvedAlert, ResolvedGroup } from '#lib/rules/resolve';
import { renderYaml } from '#lib/yaml';

/** A group as the rule file that Prometheus, promtool and vmalert read: `rules/<file>.yaml`. */
export function renderRuleFile(group: ResolvedGroup): NativeFile {
  const rules = group.rules.map((rule) =>
    rule.kind === 'recording' ? recordingRule(rule) : alertingRule(rule),
  );
  const document = { groups: [{ name: group.name, interval: group.interval.toString(), rules }] };
  return { path: `rules/${group.file}.yaml`, text: renderYaml(document) };
}

/**
 * A group of alerts over log lines, as Loki's ruler reads it: below a folder that is called as the one tenant that there is
 * while Loki does not ask who somebody is. https://grafana.com/docs/loki/latest/alert/
 */
export function renderLogRuleFile(group: ResolvedLogGroup): NativeFile {
  const document = {
    groups: [
      { name: group.name, interval: group.interval.toString(), rules: group.rules.map(logAlertingRule) },
    ],
  };
  return { path: `rules/loki/fake/${group.file}.yaml`, text: renderYaml(document) };
}

function logAlertingRule(rule: ResolvedLogAlert) {
  return {
    alert: rule.name,
    expr: rule.expr.source,
    for: rule.for.toString(),
    labels: rule.labels,
    annotations: rule.annotations,
  };
}

function recordingRule(rule: Recording) {
  return { record: rule.name, expr: rule.expr.text };
}

function alertingRule(rule: ResolvedAlert) {
  return {
    alert: rule.name,
    expr: rule.expr.text,
    for: rule.for.toString(),
    ...(rule.keepFiringFor && { keep_firing_for: rule.keepFiringFor.toString() }),
    labels: rule.labels,
    annotations: rule.annotations,
  };
}
