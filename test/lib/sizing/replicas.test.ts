import { left, leftInWords } from '#lib/sizing/replicas';

describe('replicas', () => {
  it('of several may lose one', () => {
    expect([left(3), leftInWords(3)]).toEqual([2, '(3 replicas less one that may be lost)']);
    expect(leftInWords(5, 'node')).toBe('(5 nodes less one that may be lost)');
  });

  it('of which there is one may not', () => {
    expect([left(1), leftInWords(1)]).toEqual([1, '1 replica']);
  });
});
