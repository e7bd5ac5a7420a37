import { tooDeep } from '#lib/environment/nesting';
import { problemsOf } from '#test/lib/environment/directory';
import { good } from '#test/lib/environment/good';

const told = 'environments/site.yaml:2 is nested too deep\n    write fewer maps and lists within each other';

describe('a file that is nested too deep is refused before it is parsed', () => {
  it.each([
    { title: 'brackets', text: `${'['.repeat(3_000)}${']'.repeat(3_000)}` },
    { title: 'lists on one line', text: '- '.repeat(3_000) },
    { title: 'explicit keys on one line', text: '? '.repeat(3_000) },
    { title: 'indentation', text: `${' '.repeat(3_000)}a: 1` },
  ])('$title', ({ text }) => {
    expect(problemsOf({ 'site.yaml': `a:\n${text}\n` })).toBe(told);
  });

  it('and one with many brackets side by side is not', () => {
    expect(tooDeep(`${good}# ${'[]{}'.repeat(1_000)}`)).toBeUndefined();
  });

  it('and what almost looks like it takes no time', () => {
    expect(tooDeep(`${'-      '.repeat(49)}x`)).toBeUndefined();
  });

  it('and one at the limit is parsed', () => {
    expect(tooDeep('['.repeat(50))).toBeUndefined();
    expect(tooDeep(`a: ${'['.repeat(51)}`)).toBe(53);
  });
});
