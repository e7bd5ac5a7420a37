import { loadContent } from '#content';
import { loadEnvironments } from '#lib/environment/load';
import { checkRules } from '#lib/rules/check';
import type { Rule, RuleGroup } from '#lib/rules/group';
import { withRecordings } from '#lib/rules/schema';
import { buildStack, type Content } from '#lib/stack';
import { catalogue } from '#metrics/index';

/** A process that builds and checks every environment with as many times the content as its argument says. */
function main(): void {
  const content = multiplied(loadContent(), Number(process.argv[2]));
  const schema = withRecordings(catalogue, content.recordings);
  const { environments } = loadEnvironments('environments');
  const stacks = environments.map((environment) => buildStack(environment, content));
  const problems = stacks.flatMap((stack) => checkRules(stack.groups, schema));
  const bytes = stacks.flatMap(({ components }) => components.flatMap(({ files }) => files));
  process.stdout.write(`${bytes.length} files, ${problems.length} problems\n`);
}

/** The same rules and pages several times, each under a name of its own. */
function multiplied(content: Content, factor: number): Content {
  const copies = Array.from({ length: factor }, (_, copy) => (copy === 0 ? '' : `_${copy + 1}`));
  return {
    ...content,
    recordings: copies.flatMap((suffix) => content.recordings.map((group) => copyOf(group, suffix))),
    alerts: copies.flatMap((suffix) => content.alerts.map((group) => copyOf(group, suffix))),
    runbooks: copies.flatMap((suffix) =>
      content.runbooks.map((page) => ({ ...page, alert: page.alert + suffix })),
    ),
  };
}

const copyOf = (group: RuleGroup, suffix: string): RuleGroup => ({
  ...group,
  name: group.name + suffix,
  file: group.file + suffix,
  rules: group.rules.map((rule): Rule => ({ ...rule, name: rule.name + suffix })),
});

main();
