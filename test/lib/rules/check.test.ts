import { gauge } from '#lib/metrics/metric';
import { catalogueSchema } from '#lib/metrics/schema';
import { renderProblem } from '#lib/problem';
import { promql, threshold } from '#lib/promql/template';
import { checkRules } from '#lib/rules/check';
import type { RuleGroup } from '#lib/rules/group';
import { recording } from '#lib/rules/recording';
import { type RuleContext, resolveGroups } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import { minutes } from '#lib/units/duration';
import { percent } from '#lib/units/quantity';
import { dwcpCore } from '#metrics/jobs';
import { groupOf, noOverrides, queueFill, queueFilling, requests, schema } from '#test/lib/rules/example';

/** The problems as printed, without the place, which moves with every edit of this file. */
const problems = (...groups: readonly RuleGroup[]) =>
  checkRules(resolveGroups(groups, noOverrides), schema).map((problem) => {
    expect(problem.where.file).toMatch(/^test\/lib\/rules\/(check.test|example)\.ts$/);
    return renderProblem({ ...problem, where: { file: 'here' } });
  });

const requestRate = recording('dwcp:requests:rate', {
  help: 'Requests that arrive',
  unit: 'perSecond',
  expr: promql`sum(rate(${requests}[${minutes(1)}]))`,
});

describe('Checking rules', () => {
  it('finds nothing wrong with good ones', () => {
    expect(checkRules(resolveGroups([groupOf(queueFilling(), requestRate)], noOverrides), schema)).toEqual(
      [],
    );
  });

  it('finds a recording whose unit is not what its expression gives', () => {
    const wrong = recording('dwcp:requests:rate', { ...requestRate, unit: 'count' });
    expect(problems(groupOf(wrong))).toEqual([
      `here dwcp:requests:rate: declared in count, but its expression is in per second
    write unit: 'perSecond', or correct the expression`,
    ]);
  });

  it('finds a threshold in another unit than the series', () => {
    const wrong = queueFilling({ threshold: percent(70), expr: promql`${queueFill} > ${threshold}` });
    expect(problems(groupOf(wrong))).toEqual([
      `here QueueFilling: compares ratio with percent
    dwcp_queue_fill_ratio > 70
                            ^^ dwcp_queue_fill_ratio is in ratio; write ratio(0.7) or 0.7`,
    ]);
  });

  it('finds a threshold of an environment that the series cannot reach', () => {
    const share = gauge('dwcp_share', {
      help: 'Share',
      unit: 'ratio',
      job: dwcpCore,
      range: { atLeast: 0, atMost: 1 },
    });
    const worst = recording('dwcp:share:max', {
      help: 'The largest share',
      unit: 'ratio',
      expr: promql`max by (instance) (${share})`,
    });
    const groups = [groupOf(worst, queueFilling({ expr: promql`${worst} > ${threshold}` }))];
    const known = withRecordings(catalogueSchema([share]), groups);
    const alerts = { QueueFilling: { kind: 'changed', threshold: '150%' } } as const;
    const found = (context: RuleContext) =>
      checkRules(resolveGroups(groups, context), known).map((problem) =>
        renderProblem({ ...problem, where: { file: 'here' } }),
      );
    expect(found(noOverrides)).toEqual([]);
    expect(found({ ...noOverrides, alerts })).toEqual([
      `here QueueFilling: dwcp:share:max is at most 1, so it is never > 1.5
    dwcp:share:max > 1.5
                     ^^^ write a threshold below 1`,
    ]);
  });

  it('finds a threshold that the expression does not use', () => {
    const wrong = queueFilling({ expr: promql`${queueFill} > 0.7` });
    expect(problems(groupOf(wrong))).toEqual([
      `here QueueFilling: declares the threshold 70%, but its expression does not use it
    put the hole \`threshold\` where it is compared, or remove the threshold`,
    ]);
  });

  it('finds a label in a text that the result does not have', () => {
    const wrong = queueFilling({ expr: promql`max(${queueFill}) > ${threshold}` });
    expect(problems(groupOf(wrong))).toEqual([
      `here QueueFilling: \`max\` removes the label instance, which an annotation uses
    max(dwcp_queue_fill_ratio) > 0.7
    ^^^ write \`max by (instance)\``,
    ]);
  });

  it('finds two rules of one name and two groups of one file', () => {
    const second = { ...groupOf(queueFilling()), name: 'again' };
    expect(problems(groupOf(queueFilling()), second)).toEqual([
      `here QueueFilling: a rule of this name is declared before
    give each rule a name of its own`,
      `here again: another group is written to rules/queue-alerts.yaml as well
    give each group a file of its own`,
    ]);
  });
});
