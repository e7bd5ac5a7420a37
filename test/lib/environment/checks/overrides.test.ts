import { checkOverrides, type OverridableAlert } from '#lib/environment/checks/overrides';
import { renderProblem } from '#lib/problem';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

const alerts: readonly OverridableAlert[] = [
  { name: 'DiskSpaceLow', thresholdUnit: 'ratio' },
  { name: 'MemoryPressure', thresholdUnit: 'ratio' },
  { name: 'Watchdog' },
];

const override = (text: string) =>
  checkOverrides(siteOf(broken('DiskSpaceLow: { kind: changed, threshold: 20%, for: 20m }', text)), alerts)
    .map(renderProblem)
    .join('\n');

describe('what an environment changes about alerts', () => {
  it('can be a threshold in the unit of the alert, a waiting time, or all of it', () => {
    expect(checkOverrides(siteOf(), alerts)).toEqual([]);
    expect(override('Watchdog: { kind: changed, for: 5m }')).toBe('');
  });

  it('is about an alert that exists', () => {
    expect(
      override('DiskSpaceLo: { kind: changed, threshold: 20% }'),
    ).toBe(`environments/site.yaml:63:3 alerts.DiskSpaceLo: no alert has this name
      DiskSpaceLo: { kind: changed, threshold: 20% }
      ^^^^^^^^^^^ did you mean DiskSpaceLow?`);
    expect(
      override('Sauna: { kind: disabled, reason: none here }'),
    ).toBe(`environments/site.yaml:63:3 alerts.Sauna: no alert has this name
      Sauna: { kind: disabled, reason: none here }
      ^^^^^ docs/alert-routing.md lists them`);
  });

  it('has the unit of the alert', () => {
    expect(
      override('DiskSpaceLow: { kind: changed, threshold: 20 }'),
    ).toBe(`environments/site.yaml:63:45 alerts.DiskSpaceLow.threshold: "20" does not fit the unit of DiskSpaceLow, ratio
      DiskSpaceLow: { kind: changed, threshold: 20 }
                                                ^^ write a number with %`);
    expect(
      override('DiskSpaceLow: { kind: changed, threshold: 20ms }'),
    ).toBe(`environments/site.yaml:63:45 alerts.DiskSpaceLow.threshold: "20ms" does not fit the unit of DiskSpaceLow, ratio
      DiskSpaceLow: { kind: changed, threshold: 20ms }
                                                ^^^^ write a number with %`);
  });

  it('is no threshold where the alert has none', () => {
    expect(
      override('Watchdog: { kind: changed, threshold: 1 }'),
    ).toBe(`environments/site.yaml:63:41 alerts.Watchdog.threshold: Watchdog has no threshold that could be changed
      Watchdog: { kind: changed, threshold: 1 }
                                            ^ remove the key; for can be changed, and the alert disabled`);
  });

  it('is something', () => {
    expect(
      override('DiskSpaceLow: { kind: changed }'),
    ).toBe(`environments/site.yaml:63:3 alerts.DiskSpaceLow: changes nothing
      DiskSpaceLow: { kind: changed }
      ^^^^^^^^^^^^ give threshold, for, or both; or remove it`);
  });
});
