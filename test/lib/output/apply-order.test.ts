import { applyNumber, applyOrder } from '#lib/output/apply-order';

describe('the apply order', () => {
  it('gives each component a number of two digits of its own, after that of the namespace', () => {
    const numbers = [...applyOrder.keys()].map(applyNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => !/^\d\d$/.test(number) || number === '00')).toEqual([]);
  });
});
