import { checkOverrides, type OverridableAlert } from '#lib/environment/checks/overrides';
import { renderProblem } from '#lib/problem';
import { minutes, seconds } from '#lib/units/duration';
import { percent, ratio } from '#lib/units/quantity';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

const alerts: readonly OverridableAlert[] = [
  { name: 'DiskSpaceLow', threshold: ratio(0.15), for: minutes(15) },
  { name: 'MemoryPressure', threshold: percent(85), for: minutes(15) },
  { name: 'NodeDown', for: minutes(1) },
  { name: 'Watchdog', for: seconds(0), alwaysFiring: true },
];

const override = (text: string) =>
  checkOverrides(siteOf(broken('DiskSpaceLow: { kind: changed, threshold: 20%, for: 20m }', text)), alerts)
    .map(renderProblem)
    .join('\n');

describe('what an environment changes about alerts', () => {
  it('can be a threshold in the unit of the alert, a waiting time, or all of it', () => {
    expect(checkOverrides(siteOf(), alerts)).toEqual([]);
    expect(override('NodeDown: { kind: changed, for: 5m }')).toBe('');
  });

  it('is about an alert that exists', () => {
    expect(
      override('DiskSpaceLo: { kind: changed, threshold: 20% }'),
    ).toBe(`environments/site.yaml:62:3 alerts.DiskSpaceLo: no alert has this name
      DiskSpaceLo: { kind: changed, threshold: 20% }
      ^^^^^^^^^^^ did you mean DiskSpaceLow?`);
    expect(
      override('Sauna: { kind: disabled, reason: none here }'),
    ).toBe(`environments/site.yaml:62:3 alerts.Sauna: no alert has this name
      Sauna: { kind: disabled, reason: none here }
      ^^^^^ the alerts are DiskSpaceLow, MemoryPressure, NodeDown, Watchdog`);
  });

  it('has the unit of the alert', () => {
    expect(
      override('DiskSpaceLow: { kind: changed, threshold: 20 }'),
    ).toBe(`environments/site.yaml:62:45 alerts.DiskSpaceLow.threshold: 20 does not fit the unit of DiskSpaceLow, ratio
      DiskSpaceLow: { kind: changed, threshold: 20 }
                                                ^^ write a number with %`);
    expect(
      override('DiskSpaceLow: { kind: changed, threshold: 20ms }'),
    ).toBe(`environments/site.yaml:62:45 alerts.DiskSpaceLow.threshold: 20ms does not fit the unit of DiskSpaceLow, ratio
      DiskSpaceLow: { kind: changed, threshold: 20ms }
                                                ^^^^ write a number with %`);
  });

  it('is no threshold where the alert has none', () => {
    expect(
      override('NodeDown: { kind: changed, threshold: 1 }'),
    ).toBe(`environments/site.yaml:62:41 alerts.NodeDown.threshold: NodeDown has no threshold that could be changed
      NodeDown: { kind: changed, threshold: 1 }
                                            ^ remove the key; for can be changed, and the alert disabled`);
  });

  it('is something', () => {
    expect(
      override('DiskSpaceLow: { kind: changed }'),
    ).toBe(`environments/site.yaml:62:3 alerts.DiskSpaceLow: changes nothing
      DiskSpaceLow: { kind: changed }
      ^^^^^^^^^^^^ give threshold, for, or both; or remove it`);
  });

  it('differs from what the alert has already', () => {
    expect(
      override('DiskSpaceLow: { kind: changed, threshold: 15.0%, for: 900s }'),
    ).toBe(`environments/site.yaml:62:45 alerts.DiskSpaceLow.threshold: 15% is what DiskSpaceLow has already
      DiskSpaceLow: { kind: changed, threshold: 15.0%, for: 900s }
                                                ^^^^^ write another, or remove it
environments/site.yaml:62:57 alerts.DiskSpaceLow.for: 15m is what DiskSpaceLow has already
      DiskSpaceLow: { kind: changed, threshold: 15.0%, for: 900s }
                                                            ^^^^ write another, or remove it`);
  });

  it.each([
    ['DiskSpaceLow', '0%', '0%', 45, '15%'],
    ['DiskSpaceLow', '100%', '100%', 45, '15%'],
    ['DiskSpaceLow', '-5%', '-5%', 45, '15%'],
    ['DiskSpaceLow', '150.0%', '150%', 45, '15%'],
  ])('is a share between nothing and all: %s is not changed to %s', (name, text, shown, column, declared) => {
    expect(
      override(`${name}: { kind: changed, threshold: ${text} }`),
    ).toBe(`environments/site.yaml:62:${column} alerts.${name}.threshold: ${shown} is not between 0% and 100%: the alert would fire always or never
      ${name}: { kind: changed, threshold: ${text} }
    ${' '.repeat(column - 1)}${'^'.repeat(text.length)} write a share between them, or disable the alert; without this it is ${declared}`);
  });

  it('holds for percent as for ratios', () => {
    const changed = broken(
      'MemoryPressure: { kind: disabled, reason: by design }',
      'MemoryPressure: { kind: changed, threshold: 101% }',
    );
    expect(checkOverrides(siteOf(changed), alerts).map(({ message }) => message)).toEqual([
      '101% is not between 0% and 100%: the alert would fire always or never',
    ]);
  });

  it('does not make an alert wait for more than a day', () => {
    expect(override('NodeDown: { kind: changed, for: 1d }')).toBe('');
    expect(
      override('NodeDown: { kind: changed, for: 25h }'),
    ).toBe(`environments/site.yaml:62:35 alerts.NodeDown.for: 1d1h is longer than 1d
      NodeDown: { kind: changed, for: 25h }
                                      ^^^ write 1d or less, or disable the alert; without this it is 1m`);
  });

  it.each([
    ['kind: disabled, reason: too loud', 'disabled'],
    ['kind: changed, for: 5m', 'changed'],
  ])('leaves alone what always fires: { %s }', (text, kind) => {
    expect(
      override(`Watchdog: { ${text} }`),
    ).toBe(`environments/site.yaml:62:3 alerts.Watchdog: fires always, on purpose: it cannot be ${kind}
      Watchdog: { ${text} }
      ^^^^^^^^ remove it; the dead man's switch raises an alarm when this alert stays away`);
  });
});
