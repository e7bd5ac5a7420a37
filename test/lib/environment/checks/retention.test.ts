import { checkRetention } from '#lib/environment/checks/retention';
import { renderProblem } from '#lib/problem';
import { days, hours, milliseconds } from '#lib/units/duration';
import { siteOf } from '#test/lib/environment/site';

describe('retention', () => {
  it('is twice the longest window of a rule', () => {
    expect(checkRetention(siteOf(), days(1))).toEqual([]);
  });

  it('is not a moment shorter', () => {
    expect(checkRetention(siteOf(), hours(24).plus(milliseconds(1))).map(renderProblem)).toEqual([
      `environments/site.yaml:21:11 prometheus.retention.time: 2d is less than twice 1d1ms, the longest window of a rule
        time: 48h
              ^^^ write 2d2ms or more`,
    ]);
  });
});
