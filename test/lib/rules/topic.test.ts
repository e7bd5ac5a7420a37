import { renderProblem } from '#lib/problem';
import { promql } from '#lib/promql/template';
import { recording } from '#lib/rules/recording';
import { checkTopics, groupsOf, type Topic } from '#lib/rules/topic';
import { groupOf, queueFill, queueFilling } from '#test/lib/rules/example';

const queueFillHourly = recording('dwcp:queue_fill:1h', {
  help: 'Fill over an hour',
  unit: 'ratio',
  expr: promql`${queueFill}`,
});
const QueueFilling = queueFilling();

const problems = (exports: Topic['exports']) =>
  checkTopics([{ file: 'alerts/queue.ts', exports }]).map((problem) =>
    renderProblem(problem).replace(/^test\S+/, 'HERE'),
  );

describe('a file of rules', () => {
  it('gives its groups', () => {
    const queue = groupOf(QueueFilling);
    expect(groupsOf([{ file: 'alerts/queue.ts', exports: { QueueFilling, queue } }])).toEqual([queue]);
  });

  it('is good when every rule is in a group', () => {
    expect(
      problems({ QueueFilling, queueFillHourly, queue: groupOf(QueueFilling, queueFillHourly) }),
    ).toEqual([]);
  });

  it('is wrong when a rule is in none: nobody would evaluate it', () => {
    expect(problems({ QueueFilling, queueFillHourly, queue: groupOf(QueueFilling) })).toEqual([
      'HERE queueFillHourly: is declared, but in no group of alerts/queue.ts\n    add it to the rules of its group, or remove it',
    ]);
  });

  it('is wrong when a rule is declared below its group', () => {
    const below = { rules: [QueueFilling] };
    Object.assign(below.rules, { 1: undefined });
    expect(problems({ QueueFilling, queueFillHourly, queue: { ...groupOf(), ...below } })).toEqual([
      'alerts/queue.ts rules[1] of queue is undefined\n    declare it above the group',
    ]);
  });
});
