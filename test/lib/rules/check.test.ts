import { gauge } from '#lib/metrics/metric';
import { catalogueSchema } from '#lib/metrics/schema';
import { renderProblem } from '#lib/problem';
import { promql, threshold } from '#lib/promql/template';
import { checkRules, type Overrides } from '#lib/rules/check';
import type { RuleGroup } from '#lib/rules/group';
import { recording } from '#lib/rules/recording';
import { type RuleContext, resolveGroups } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import { milliseconds, minutes } from '#lib/units/duration';
import { percent } from '#lib/units/quantity';
import { dwcpCore } from '#metrics/dwcp-jobs';
import { groupOf, noOverrides, queueFill, queueFilling, requests, schema } from '#test/lib/rules/example';

const siteWith = (alerts: Overrides['alerts']): Overrides => ({
  alerts,
  place: () => ({
    file: 'environments/site.yaml',
    line: 62,
    column: 44,
    excerpt: { text: '50s', start: 0, end: 3 },
  }),
});

/** The problems as printed, without the place, which moves with every edit of this file. */
const problems = (...groups: readonly RuleGroup[]) =>
  checkRules(resolveGroups(groups, noOverrides), schema, siteWith({})).map((problem) => {
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
    const groups = resolveGroups([groupOf(queueFilling(), requestRate)], noOverrides);
    expect(checkRules(groups, schema, siteWith({}))).toEqual([]);
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

  it('finds a threshold of an environment that the series cannot reach, and says so in its file', () => {
    const latency = gauge('dwcp_latency_seconds', {
      help: 'Latency',
      unit: 'seconds',
      job: dwcpCore,
      range: { atLeast: 0, atMost: 2.5 },
    });
    const worst = recording('dwcp:latency:max', {
      help: 'The largest latency',
      unit: 'seconds',
      expr: promql`max by (instance) (${latency})`,
    });
    const slow = (expr = promql`${worst} > ${threshold}`) =>
      groupOf(worst, queueFilling({ threshold: milliseconds(50), expr }));
    const known = withRecordings(catalogueSchema([latency]), [slow()]);
    const found = (group: RuleGroup, alerts: RuleContext['alerts']) =>
      checkRules(resolveGroups([group], { ...noOverrides, alerts }), known, siteWith(alerts)).map(
        renderProblem,
      );
    const changed = { QueueFilling: { kind: 'changed', threshold: '50s' } } as const;
    const atThreshold = `environments/site.yaml:62:44 alerts.QueueFilling.threshold: dwcp:latency:max is at most 2.5s, so it is never > 50
    50s
    ^^^ write a threshold below 2.5s`;
    expect(found(slow(), {})).toEqual([]);
    expect(found(slow(), changed)).toEqual([atThreshold]);
    expect(found(slow(promql`${worst} > ${threshold} or ${worst} > 4`), changed)).toEqual([
      expect.stringMatching(/^test\/lib\/rules\/check\.test\.ts:.* QueueFilling: .* never > 4\n/),
      atThreshold,
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
