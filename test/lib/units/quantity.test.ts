import { bytesPerSecond, count, percent, perSecond, Quantity, ratio } from '#lib/units/quantity';
import { type UnitName, units } from '#lib/units/unit';

const names = Object.keys(units).filter((name): name is UnitName => name in units);

describe('a quantity', () => {
  it.each([
    [ratio(0.001), '0.1%', '0.001'],
    [ratio(0.1 * 0.01), '0.1%', '0.001'],
    [ratio(0.07), '7%', '0.07'],
    [percent(80), '80%', '80'],
    [count(450), '450', '450'],
    [perSecond(10), '10/s', '10'],
    [bytesPerSecond(2.0e9), '2 GB/s', '2000000000'],
    [bytesPerSecond(2.25e9), '2.25 GB/s', '2250000000'],
    [bytesPerSecond(999_999), '1 MB/s', '999999'],
    [bytesPerSecond(0), '0 B/s', '0'],
    [Quantity.of(0.05, 'seconds'), '50ms', '0.05'],
    [Quantity.of(1.5, 'seconds'), '1.5s', '1.5'],
    [Quantity.of(0, 'seconds'), '0s', '0'],
    [Quantity.of(10, 'milliseconds'), '10ms', '10'],
    [Quantity.of(1_536, 'bytes'), '1.5 KiB', '1536'],
    [Quantity.of(2 ** 30 - 1, 'bytes'), '1 GiB', '1073741823'],
    [Quantity.of(100, 'megabitsPerSecond'), '100 Mbit/s', '100'],
    [Quantity.of(-5, 'celsius'), '-5 °C', '-5'],
    [Quantity.of(2, 'none'), '2', '2'],
  ])('%s', (quantity, people, promql) => {
    expect([String(quantity), quantity.toPromql()]).toEqual([people, promql]);
  });

  it.each<[Quantity, UnitName, number]>([
    [Quantity.of(0.05, 'seconds'), 'milliseconds', 50],
    [Quantity.of(50, 'milliseconds'), 'seconds', 0.05],
    [percent(0.1), 'ratio', 0.001],
    [ratio(0.29), 'percent', 29],
    [Quantity.of(8, 'megabitsPerSecond'), 'bytesPerSecond', 1e6],
  ])('%s in %s', (quantity, unit, value) => {
    expect(quantity.in(unit)).toEqual(Quantity.of(value, unit));
  });

  it('comes back from every unit that measures the same thing', () => {
    for (const from of names) {
      for (const to of names.filter((name) => units[name].dimension === units[from].dimension)) {
        for (let thousandths = 1; thousandths <= 2_000; thousandths += 7) {
          const quantity = Quantity.of(thousandths / 1_000, from);
          expect(quantity.in(to).in(from)).toEqual(quantity);
        }
      }
    }
  });

  it('is not converted into what measures something else', () => {
    expect(() => Quantity.of(50, 'milliseconds').in('bytes')).toThrow(
      '50ms measures time, bytes measures data',
    );
  });

  it('is finite', () => {
    expect(() => ratio(Number.NaN)).toThrow('a quantity is finite, not NaN');
    expect(() => count(Number.POSITIVE_INFINITY)).toThrow('a quantity is finite, not Infinity');
  });
});

describe('units', () => {
  it('are called in Grafana as they are read here: decimal rates, binary amounts', () => {
    expect(Object.fromEntries(names.map((name) => [name, units[name].grafana]))).toEqual({
      seconds: 's',
      milliseconds: 'ms',
      bytes: 'bytes',
      bytesPerSecond: 'Bps',
      megabitsPerSecond: 'Mbits',
      ratio: 'percentunit',
      percent: 'percent',
      count: 'short',
      perSecond: 'cps',
      celsius: 'celsius',
      none: 'none',
    });
  });
});
