import { type Limits, sideOfAlert, thresholdSteps } from '#lib/dashboards/limits';
import { promql, threshold } from '#lib/promql/template';
import { type AlertProps, alert } from '#lib/rules/alert';
import { milliseconds } from '#lib/units/duration';
import { percent, ratio } from '#lib/units/quantity';
import { contextWith, QueueFilling, queueFill } from '#test/lib/dashboards/example';

/** The alert as an environment without overrides has it. */
function resolved(changed: Partial<AlertProps> = {}) {
  return contextWith(alert('QueueFilling', { ...QueueFilling, ...changed })).alerts;
}

const written = (...given: Parameters<typeof thresholdSteps>) =>
  thresholdSteps(...given).steps.map(({ color, value }) => `${value} ${color}`);

describe('Limits', () => {
  const above: Limits = { worse: 'above', steps: [{ at: percent(50), color: 'yellow' }] };
  const below: Limits = {
    worse: 'below',
    steps: [
      { at: percent(20), color: 'yellow' },
      { at: percent(10), color: 'orange' },
    ],
  };

  it('colour what is above them', () => {
    expect(written(above, [], 'ratio', 'green')).toEqual(['null green', '0.5 yellow']);
  });

  it('colour what is below them', () => {
    expect(written(below, [], 'percent', 'green')).toEqual(['null orange', '10 yellow', '20 green']);
  });

  it('are joined by the threshold of an alert, in the unit of the panel', () => {
    expect(written(above, resolved(), 'percent', 'green')).toEqual(['null green', '50 yellow', '70 orange']);
  });

  it('are red where an alert pages', () => {
    expect(written(undefined, resolved({ severity: 'critical' }), 'ratio', 'green')).toEqual([
      'null green',
      '0.7 red',
    ]);
  });

  it('turn with the comparison of the alert', () => {
    const low = resolved({ threshold: ratio(0.05), expr: promql`${queueFill} < ${threshold}` });
    expect(written(undefined, low, 'ratio', 'green')).toEqual(['null orange', '0.05 green']);
    expect(written(below, low, 'percent', 'green')).toEqual([
      'null orange',
      '5 orange',
      '10 yellow',
      '20 green',
    ]);
  });

  it('leave the colour at one number to the alert', () => {
    const same: Limits = { worse: 'above', steps: [{ at: percent(70), color: 'yellow' }] };
    expect(written(same, resolved(), 'ratio', 'green')).toEqual(['null green', '0.7 orange']);
  });

  it('take times', () => {
    const times: Limits = { worse: 'above', steps: [{ at: milliseconds(40), color: 'yellow' }] };
    expect(written(times, [], 'seconds', 'green')).toEqual(['null green', '0.04 yellow']);
  });

  it('are none for an alert without a threshold', () => {
    const { threshold: _, ...props } = QueueFilling;
    const open = contextWith(alert('QueueFilling', { ...props, expr: promql`${queueFill} == 1` })).alerts;
    expect(written(undefined, open, 'ratio', 'text')).toEqual(['null text']);
    expect(open.map(sideOfAlert)).toEqual([undefined]);
  });

  it('know the side of a comparison that is written the other way round', () => {
    expect(resolved({ expr: promql`${threshold} < ${queueFill}` }).map(sideOfAlert)).toEqual(['above']);
  });
});
