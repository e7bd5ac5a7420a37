import { checkRetention } from '#lib/environment/checks/retention';
import { renderProblem } from '#lib/problem';
import { days, hours, milliseconds } from '#lib/units/duration';
import { goodWithStorage } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

describe('retention', () => {
  it('is twice the longest window of a rule', () => {
    expect(checkRetention(siteOf(), days(1))).toEqual([]);
  });

  it('is not a moment shorter', () => {
    expect(checkRetention(siteOf(), hours(24).plus(milliseconds(1))).map(renderProblem)).toEqual([
      `environments/site.yaml:21:11 prometheus.retention.time: 2d is less than twice 1d1ms, the longest window of a rule, and there is no long-term storage
        time: 48h
              ^^^ write 2d2ms or more, or add victoriaMetrics`,
    ]);
  });

  it('may be shorter where long-term storage reaches back that far', () => {
    expect(checkRetention(siteOf(goodWithStorage), days(30))).toEqual([]);
  });

  it('of the long-term storage is the longest window of a rule', () => {
    expect(checkRetention(siteOf(goodWithStorage), days(31)).map(renderProblem)).toEqual([
      `environments/site.yaml:66:14 victoriaMetrics.retention: 30d is less than 31d, the longest window of a rule
      retention: 30d
                 ^^^ write 31d or more`,
    ]);
  });
});
