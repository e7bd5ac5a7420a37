import type { Problem } from '#lib/problem';
import type { Rule, RuleGroup } from '#lib/rules/group';

/** A file of rules and what it exports: every rule on its own, for others to name, and the groups that hold them. */
export interface Topic {
  /** `alerts/consensus.ts`. */
  readonly file: string;
  readonly exports: Readonly<Record<string, Rule | RuleGroup>>;
}

/** The groups of some files, in their order. */
export function groupsOf(topics: readonly Topic[]): readonly RuleGroup[] {
  return topics.flatMap(({ exports }) => Object.values(exports).filter(isGroup));
}

/** Every rule is in a group of its file, and is there when the group is made. */
export function checkTopics(topics: readonly Topic[]): readonly Problem[] {
  return topics.flatMap((topic) => {
    const missing = undefinedRules(topic);
    // The constant that is declared too late would be reported a second time, as one without a group.
    return missing.length > 0 ? missing : rulesWithoutGroup(topic);
  });
}

/** The types do not see it: a constant that is declared below the group is still undefined when the group reads it. */
function undefinedRules(topic: Topic): readonly Problem[] {
  return groupsOf([topic]).flatMap(({ name, rules }) =>
    rules.flatMap((rule: Rule | undefined, index) =>
      rule !== undefined
        ? []
        : [
            {
              check: 'rules/topic',
              where: { file: topic.file },
              message: `rules[${index}] of ${name} is undefined`,
              fix: 'declare it above the group',
            },
          ],
    ),
  );
}

function rulesWithoutGroup(topic: Topic): readonly Problem[] {
  const grouped = new Set(groupsOf([topic]).flatMap(({ rules }) => rules));
  return Object.entries(topic.exports).flatMap(([name, rule]) =>
    isGroup(rule) || grouped.has(rule)
      ? []
      : [
          {
            check: 'rules/topic',
            where: rule.declaredAt.place,
            subject: name,
            message: `is declared, but in no group of ${topic.file}`,
            fix: 'add it to the rules of its group, or remove it',
          },
        ],
  );
}

const isGroup = (exported: Rule | RuleGroup): exported is RuleGroup => 'rules' in exported;
