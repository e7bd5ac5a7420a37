import { exact, renderNumber } from '#lib/units/decimal';
import { randomNumbers } from '#test/lib/units/random';

describe('exact', () => {
  it.each([
    [0.1 * 0.01, 0.001],
    [0.1 + 0.2, 0.3],
    [1.1 * 1.1, 1.21],
    [100 * 1.1, 110],
    [1 / 3, 0.333333333333333],
    [-0, 0],
  ])('%d is %d', (noisy, clean) => {
    expect(exact(noisy)).toBe(clean);
  });
});

describe('a rendered number', () => {
  it.each([
    [0.001, '0.001'],
    [0.1 * 0.01, '0.001'],
    [1e-7, '0.0000001'],
    [1.5e-7, '0.00000015'],
    [-2.5e-9, '-0.0000000025'],
    [5, '5'],
    [2.0e9, '2000000000'],
    [1e20, '100000000000000000000'],
    [1e21, '1e+21'],
    [1e-110, '1e-110'],
    [0, '0'],
    [-0, '0'],
  ])('%d is %s', (value, text) => {
    expect(renderNumber(value)).toBe(text);
  });

  it('is what it came from, in plain digits, for decimals of every size', () => {
    const next = randomNumbers(2);
    for (let round = 0; round < 5_000; round += 1) {
      const digits = Math.floor(next() * 10 ** Math.ceil(next() * 15));
      const value = Number(`${digits}e${Math.floor(next() * 40) - 35}`);
      const text = renderNumber(value);
      expect(text).toMatch(/^\d+(\.\d*[1-9])?$/);
      expect(Number(text)).toBe(value);
    }
  });

  it('has no noise after arithmetic', () => {
    for (let percent = 0; percent <= 1_000; percent += 1) {
      expect(renderNumber(percent * 0.1 * 0.01)).toBe(String(percent / 1_000));
    }
  });
});
