import { carried, type Need, needed, renderLoad } from '#lib/sizing/need';
import { gibibytes } from '#lib/units/bytes';

const need: Need = { unit: 'samples/s', declared: 300, base: 10, each: 0.1, from: 'made up' };

describe('a need', () => {
  it('is what there is without any load, and some more for each unit of it', () => {
    expect(needed(need)).toBe(40);
  });

  it('carries what is left for the load', () => {
    expect([carried(need, 40), carried(need, 25), carried(need, 10), carried(need, 5)]).toEqual([
      300, 150, 0, 0,
    ]);
  });

  it('of no load carries any, once there is what it takes', () => {
    const fixed = { ...need, each: 0 };
    expect([carried(fixed, 9), carried(fixed, 10)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('has no noise of binary fractions, which would ask for a core more', () => {
    expect(needed({ ...need, base: 0, declared: 200_000, each: 4 / 4 / 50_000 })).toBe(4);
    expect(carried({ ...need, base: 0, each: 0.1 }, 0.3)).toBe(3);
  });

  it.each([
    [200_000, 'samples/s', '200000 samples/s'],
    [1, 'programs', '1 program'],
    [1, 'active series', '1 active series'],
    [gibibytes(100).inBytes, 'log bytes/day', '100 GiB of log lines a day'],
    [Number.POSITIVE_INFINITY, 'programs', 'any programs'],
  ] as const)('%d %s reads %s', (amount, unit, text) => {
    expect(renderLoad(amount, unit)).toBe(text);
  });
});
