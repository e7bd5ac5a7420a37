import { parseQuantity, spellings } from '#lib/units/parse';
import { Quantity } from '#lib/units/quantity';
import { type UnitName, units } from '#lib/units/unit';

const names = Object.keys(units).filter((name): name is UnitName => name in units);

describe('a quantity in text', () => {
  it.each<[string, UnitName, number]>([
    ['60ms', 'seconds', 0.06],
    ['60ms', 'milliseconds', 60],
    ['1h30m', 'seconds', 5_400],
    ['1.5h', 'seconds', 5_400],
    ['0.1%', 'ratio', 0.001],
    ['85%', 'percent', 85],
    ['85 %', 'ratio', 0.85],
    ['2GB/s', 'bytesPerSecond', 2e9],
    ['2.2 GB/s', 'bytesPerSecond', 2.2e9],
    ['1Gbit/s', 'megabitsPerSecond', 1_000],
    ['450', 'count', 450],
    ['10/s', 'perSecond', 10],
    ['30/m', 'perSecond', 0.5],
    ['1.5GiB', 'bytes', 1.5 * 2 ** 30],
    ['85°C', 'celsius', 85],
    ['-5 °C', 'celsius', -5],
    ['2', 'none', 2],
  ])('%s in %s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toEqual(Quantity.of(value, unit));
  });

  it.each<[string, UnitName]>([
    ['', 'count'],
    ['lots', 'count'],
    ['450 streams', 'count'],
    ['60', 'seconds'],
    ['0.85', 'ratio'],
    ['85', 'percent'],
    ['60ms', 'ratio'],
    ['85%', 'seconds'],
    ['2GB', 'bytesPerSecond'],
    ['2 gb/s', 'bytesPerSecond'],
    ['1e3', 'count'],
    ['1,5s', 'seconds'],
    ['toString', 'count'],
    ['5constructor', 'seconds'],
    ['9'.repeat(400), 'count'],
  ])('"%s" is none in %s', (text, unit) => {
    expect(parseQuantity(text, unit)).toBeUndefined();
  });

  it('comes back as it is written for people', () => {
    for (const unit of names) {
      for (let thousandths = 0; thousandths <= 9_999; thousandths += 11) {
        const quantity = Quantity.of(thousandths / 1_000, unit);
        expect(parseQuantity(String(quantity), unit)).toEqual(quantity);
      }
    }
  });

  it('is asked for in words', () => {
    expect(names.map((name) => `${name}: ${spellings(name)}`)).toEqual([
      'seconds: one of ms, s, m, h, d, w, y',
      'milliseconds: one of ms, s, m, h, d, w, y',
      'bytes: one of B, kB, MB, GB, TB, KiB, MiB, GiB, TiB, PiB',
      'bytesPerSecond: one of B/s, kB/s, MB/s, GB/s, TB/s, kbit/s, Mbit/s, Gbit/s',
      'megabitsPerSecond: one of B/s, kB/s, MB/s, GB/s, TB/s, kbit/s, Mbit/s, Gbit/s',
      'ratio: %',
      'percent: %',
      'count: no unit',
      'perSecond: one of /s, /m, /h',
      'celsius: °C',
      'none: no unit',
    ]);
  });
});
