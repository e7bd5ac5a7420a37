import { siteEnvironments } from '#bench/grown';
import { loadContent } from '#content';
import { checkContent } from '#lib/checks/content';
import { environmentChecks } from '#lib/checks/environment';
import { checkStack } from '#lib/checks/stack';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { loadEnvironments } from '#lib/environment/load';
import { outputOf } from '#lib/output/output-of';
import { treeOf } from '#lib/output/tree-of';
import type { Rule, RuleGroup } from '#lib/rules/group';
import { buildStack, type Content } from '#lib/stack';

/** A process that does what synth does, without writing, with as many times the rules and dashboards as its argument says. */
function main(): void {
  const content = multiplied(loadContent(), Number(process.argv[2]));
  const { environments } = loadEnvironments(siteEnvironments, environmentChecks(content));
  const stacks = environments.map((environment) => buildStack(environment, content));
  const problems = [...checkContent(content), ...stacks.flatMap(checkStack)];
  const tree = treeOf(stacks.map(outputOf));
  process.stdout.write(`${tree.size} files, ${problems.length} problems\n`);
}

/** The same rules, pages and dashboards several times, each under a name of its own. */
function multiplied(content: Content, factor: number): Content {
  const copies = Array.from({ length: factor }, (_, copy) => (copy === 0 ? '' : `_${copy + 1}`));
  return {
    ...content,
    recordings: copies.flatMap((suffix) => content.recordings.map((group) => copyOf(group, suffix))),
    alerts: copies.flatMap((suffix) => content.alerts.map((group) => copyOf(group, suffix))),
    runbooks: copies.flatMap((suffix) =>
      content.runbooks.map((page) => ({
        ...page,
        alert: page.alert + suffix,
        text: page.text.replace(/^# .*/, `$&${suffix}`),
      })),
    ),
    cases: copies.flatMap((suffix) =>
      content.cases.map((one) => ({ ...one, alert: { ...one.alert, name: one.alert.name + suffix } })),
    ),
    dashboards: copies.flatMap((suffix) => content.dashboards.map((dashboard) => showing(dashboard, suffix))),
  };
}

const copyOf = (group: RuleGroup, suffix: string): RuleGroup => ({
  ...group,
  name: group.name + suffix,
  file: group.file + suffix,
  rules: group.rules.map((rule): Rule => ({ ...rule, name: rule.name + suffix })),
});

/** A dashboard whose panels show the copies of its alerts. */
const showing = (dashboard: Dashboard, suffix: string): Dashboard => ({
  ...dashboard,
  uid: dashboard.uid + suffix,
  title: dashboard.title + suffix,
  rows: dashboard.rows.map((row) => ({
    ...row,
    panels: row.panels.map((panel) =>
      'alerts' in panel
        ? { ...panel, alerts: panel.alerts.map((alert) => ({ ...alert, name: alert.name + suffix })) }
        : panel,
    ),
  })),
});

main();
