import { renderProblem } from '#lib/problem';
import { promql, threshold } from '#lib/promql/template';
import { checkEvaluators } from '#lib/rules/check-evaluators';
import { recording } from '#lib/rules/recording';
import { resolveGroups } from '#lib/rules/resolve';
import { days, hours } from '#lib/units/duration';
import { groupOf, noOverrides, queueFill, queueFilling } from '#test/lib/rules/example';

const weekly = recording('dwcp:queue_fill:avg_7d', {
  help: 'What is usual.',
  unit: 'ratio',
  expr: promql`avg_over_time(${queueFill}[${days(7)}])`,
});
const reading = queueFilling({ expr: promql`${weekly} > ${threshold}` });

const problems = (...groups: Parameters<typeof resolveGroups>[0]) =>
  checkEvaluators(resolveGroups(groups, noOverrides), hours(48)).map(renderProblem);

describe('what vmalert records', () => {
  it('may be read by rules of its own', () => {
    expect(problems({ ...groupOf(weekly, reading), name: 'slow', file: 'slow' })).toEqual([]);
  });

  it('is not there for rules that Prometheus evaluates', () => {
    expect(problems({ ...groupOf(weekly), name: 'slow', file: 'slow' }, groupOf(reading))).toEqual([
      expect.stringMatching(
        /^test\/lib\/rules\/example.ts:\d+:\d+ QueueFilling: reads dwcp:queue_fill:avg_7d, which vmalert records for looking back too far: Prometheus, which evaluates this rule, does not have it\n {4}move the rule into the group slow, so that vmalert evaluates both$/,
      ),
    ]);
  });
});
