import {
  carries,
  carriesAtMost,
  headroom,
  inWords,
  isExceeded,
  type Limit,
  limitName,
} from '#lib/sizing/limit';

/** 10 cores carry 1,000 samples/s. */
const limit: Limit = {
  component: 'vmstorage',
  resource: 'cpu',
  need: { unit: 'samples/s', declared: 600, base: 0, each: 0.01, from: 'samples / 100 per core' },
  given: 10,
  growsTo: 16,
  path: ['victoriaMetrics', 'vmstorage', 'replicas'],
  fix: 'write more',
};
const declaring = (declared: number): Limit => ({ ...limit, need: { ...limit.need, declared } });

describe('a limit', () => {
  it('is called after its component and its resource', () => {
    expect(limitName(limit)).toBe('vmstorage-cpu');
  });

  it('leaves free what the declared load does not take of what is carried', () => {
    expect([carries(limit), headroom(limit), carriesAtMost(limit)]).toEqual([1_000, 40, 1_600]);
  });

  it.each([
    [1_000, false, 0],
    [1_001, true, undefined],
  ])('at %d samples/s: exceeded is %s', (declared, exceeded, left) => {
    expect([isExceeded(declaring(declared)), headroom(declaring(declared))]).toEqual([exceeded, left]);
  });

  it('that no load changes leaves free what is more than it takes', () => {
    expect(headroom({ ...limit, need: { ...limit.need, base: 8, each: 0 } })).toBe(20);
  });

  it('says both loads, and what the declared one needs', () => {
    expect(inWords(declaring(12_345))).toBe(
      'vmstorage carries 1000 samples/s with 10 cores a replica; the declared 12345 samples/s need 123.45 cores: samples / 100 per core',
    );
  });
});
