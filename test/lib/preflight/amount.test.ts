import { parseAmount } from '#lib/preflight/amount';

describe('An amount of Kubernetes', () => {
  it.each([
    ['2', 2],
    ['250m', 0.25],
    ['0.5', 0.5],
    ['1k', 1_000],
    ['1Gi', 2 ** 30],
    ['1.5Mi', 1.5 * 2 ** 20],
    ['32836044Ki', 32_836_044 * 1024],
    ['1e3', 1_000],
    ['7E', 7e18],
  ])('%s is %d', (text, amount) => expect(parseAmount(text)).toBeCloseTo(amount, 9));

  it.each(['', 'much', '1GiB', '1 Gi', '--1'])('"%s" is none', (text) =>
    expect(parseAmount(text)).toBeUndefined(),
  );
});
