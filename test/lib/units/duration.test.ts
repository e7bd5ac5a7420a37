import { Duration, days, hours, milliseconds, minutes, seconds } from '#lib/units/duration';
import { manyWhole } from '#test/lib/units/random';

const many = manyWhole(3_000, 10 * 365 * 86_400_000).map(milliseconds);
const perUnit = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** What Go's time.ParseDuration makes of a text, in milliseconds. */
function asGo(text: string): number {
  expect(text).toMatch(/^(\d+(h|ms|m|s))+$/);
  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, amount, unit]) => {
    const factor = Object.entries(perUnit).find(([name]) => name === unit)?.[1] ?? Number.NaN;
    return sum + Number(amount) * factor;
  }, 0);
}

describe('a duration', () => {
  it.each([
    ['7d', days(7)],
    ['1w', days(7)],
    ['1y', days(365)],
    ['1h30m', minutes(90)],
    ['500ms', milliseconds(500)],
    ['1d1ms', days(1).plus(milliseconds(1))],
    ['0s', seconds(0)],
  ])('%s is read', (text, duration) => {
    expect(Duration.parse(text)?.equals(duration)).toBe(true);
  });

  it.each(['', '7', '7days', '1m1h', '1h1h', '-1s', '1.5h', ' 1s', '1 s', '1S', `${'9'.repeat(20)}y`])(
    '"%s" is none',
    (text) => {
      expect(Duration.parse(text)).toBeUndefined();
    },
  );

  it('is written as Prometheus, Alertmanager and Grafana read it', () => {
    expect(String(hours(36))).toBe('1d12h');
    expect(String(days(7))).toBe('7d');
    expect(String(days(365))).toBe('365d');
    expect(String(milliseconds(1_500))).toBe('1s500ms');
    expect(String(seconds(0))).toBe('0s');
  });

  it('is written as Go reads it', () => {
    expect(days(7).toGo()).toBe('168h');
    expect(hours(36).plus(minutes(30)).toGo()).toBe('36h30m');
    expect(minutes(90).toGo()).toBe('1h30m');
    expect(seconds(0).toGo()).toBe('0s');
  });

  it('comes back from every spelling', () => {
    for (const duration of many) {
      expect(Duration.parse(duration.toString())).toEqual(duration);
      expect(asGo(duration.toGo())).toBe(duration.inMilliseconds);
      expect(milliseconds(duration.quantity.in('milliseconds').value)).toEqual(duration);
    }
  });

  it('is made from decimals without noise', () => {
    for (let thousandths = 0; thousandths <= 5_000; thousandths += 1) {
      expect(seconds(thousandths / 1_000).inMilliseconds).toBe(thousandths);
      expect(seconds(thousandths / 1_000).inSeconds).toBe(thousandths / 1_000);
    }
    expect(minutes(0.1)).toEqual(seconds(6));
    expect(hours(1.1)).toEqual(minutes(66));
    expect(days(0.7)).toEqual(minutes(1_008));
  });

  it('is no fraction of a millisecond and never negative', () => {
    expect(() => seconds(0.0005)).toThrow('a duration is a whole number of milliseconds from 0, not 0.5');
    expect(() => minutes(-1)).toThrow('a duration is a whole number of milliseconds from 0, not -60000');
  });

  it('is whole seconds in Kubernetes', () => {
    expect(minutes(15).toKubernetesSeconds()).toBe(900);
    expect(() => milliseconds(1_500).toKubernetesSeconds()).toThrow('1s500ms is no whole number of seconds');
  });

  it('is a threshold in seconds', () => {
    expect(milliseconds(50).quantity.toPromql()).toBe('0.05');
    expect(String(milliseconds(50).quantity)).toBe('50ms');
  });

  it('can be calculated with', () => {
    expect(hours(24).times(2)).toEqual(days(2));
    expect(seconds(10).times(0.1)).toEqual(seconds(1));
    expect(minutes(59).isShorterThan(hours(1))).toBe(true);
    expect(minutes(60).isShorterThan(hours(1))).toBe(false);
  });
});
