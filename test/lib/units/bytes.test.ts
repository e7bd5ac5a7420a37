import { Bytes, gibibytes, mebibytes } from '#lib/units/bytes';
import { manyWhole } from '#test/lib/units/random';

describe('an amount of data', () => {
  it.each([
    ['200Gi', gibibytes(200)],
    ['200GiB', gibibytes(200)],
    ['1.5Gi', mebibytes(1_536)],
    ['0.25Ki', Bytes.of(256)],
    ['1Ti', gibibytes(1_024)],
  ])('%s is read', (text, bytes) => {
    expect(Bytes.parse(text)).toEqual(bytes);
  });

  it.each(['', '200', '200G', '200GB', '0.1Ki', '-1Gi', '1 Gi', '1gi', '9Pi1', `${'9'.repeat(20)}Gi`])(
    '"%s" is none',
    (text) => {
      expect(Bytes.parse(text)).toBeUndefined();
    },
  );

  it('is written as Kubernetes, Prometheus and people read it', () => {
    expect([gibibytes(200).toKubernetes(), gibibytes(200).toPrometheus(), String(gibibytes(200))]).toEqual([
      '200Gi',
      '200GB',
      '200 GiB',
    ]);
    expect([mebibytes(1_536).toKubernetes(), mebibytes(1_536).toPrometheus()]).toEqual(['1536Mi', '1536MB']);
    expect([Bytes.of(1_000).toKubernetes(), Bytes.of(1_000).toPrometheus()]).toEqual(['1000', '1000B']);
    expect([Bytes.of(0).toKubernetes(), Bytes.of(0).toPrometheus()]).toEqual(['0', '0']);
  });

  it.each([
    [mebibytes(64), '64Mi'],
    [Bytes.of(1), '1Mi'],
    [gibibytes(1), '1Gi'],
    [mebibytes(1_281), '1.5Gi'],
    [gibibytes(599), '599Gi'],
    [gibibytes(1_023.9), '1024Gi'],
    [gibibytes(1_024), '1Ti'],
    [mebibytes(1_301_120), '1.25Ti'],
  ])('of %s is suggested as %s', (bytes, text) => {
    expect(bytes.toSuggestion()).toBe(text);
  });

  it('comes back from the spelling of Kubernetes', () => {
    for (const amount of manyWhole(3_000, 2 ** 43).map((kibibytes) => kibibytes * 1_024)) {
      const text = Bytes.of(amount).toKubernetes();
      expect(text === '0' ? 0 : Bytes.parse(text)?.inBytes).toBe(amount);
    }
  });

  it('is whole and never negative', () => {
    expect(() => Bytes.of(0.5)).toThrow('an amount of data is a whole number of bytes from 0, not 0.5');
    expect(() => Bytes.of(-1)).toThrow('an amount of data is a whole number of bytes from 0, not -1');
  });

  it('can be calculated with', () => {
    expect(gibibytes(10).times(0.85).toKubernetes()).toBe('8704Mi');
    expect(gibibytes(1).isLessThan(mebibytes(1_025))).toBe(true);
    expect(gibibytes(1).isLessThan(mebibytes(1_024))).toBe(false);
  });
});
