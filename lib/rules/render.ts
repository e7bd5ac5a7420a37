import { stringify } from 'yaml';
import type { NativeFile } from '#lib/native-file';
import type { Recording } from '#lib/rules/recording';
import type { ResolvedAlert, ResolvedGroup } from '#lib/rules/resolve';

/** A group as the rule file that Prometheus, promtool and vmalert read: `rules/<file>.yaml`. */
export function renderRuleFile(group: ResolvedGroup): NativeFile {
  const rules = group.rules.map((rule) =>
    rule.kind === 'recording' ? recordingRule(rule) : alertingRule(rule),
  );
  const document = { groups: [{ name: group.name, interval: group.interval.toString(), rules }] };
  return { path: `rules/${group.file}.yaml`, text: stringify(document, { lineWidth: 0 }) };
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
