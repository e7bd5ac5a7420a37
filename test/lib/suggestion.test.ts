import { closest, editDistance } from '#lib/suggestion';

describe('the edit distance', () => {
  it.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['kitten', 'sitting', 3],
  ])('from "%s" to "%s" is %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });
});

describe('the closest word', () => {
  it.each([
    ['severty', ['severity', 'name'], 'severity'],
    ['fro', ['for', 'from'], 'for'],
    ['retention', ['retentoin', 'retentions'], 'retentoin'],
    ['abc', ['xyz', 'uvw'], undefined],
    ['abc', ['abc'], undefined],
    ['', ['abc'], undefined],
  ])('to "%s" among %j is %s', (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
  });
});
