import { type Problem, ProblemsError, renderProblems, throwIfAny } from '#lib/problem';

const problem: Problem = {
  check: 'a/b',
  where: { file: 'a.ts', line: 1 },
  message: 'is wrong',
  fix: 'put it right',
};

const thrown = (problems: readonly Problem[]) => {
  try {
    throwIfAny(problems);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
  }
  return undefined;
};

describe('the problems of a run', () => {
  it('are there once, however many environments share them', () => {
    const other = { ...problem, where: { file: 'a.ts', line: 2 } };
    expect(thrown([problem, other, { ...problem }])).toEqual([problem, other]);
  });

  it('are no error when there are none', () => {
    expect(thrown([])).toBeUndefined();
  });

  it('share the line of their way out, unless it points at something', () => {
    const excerpt = { text: 'a > 1', start: 0, end: 1 };
    expect(
      renderProblems([problem, problem, { ...problem, excerpt }, problem, { ...problem, fix: 'other' }]),
    ).toBe(`a.ts:1 is wrong
a.ts:1 is wrong
    put it right
a.ts:1 is wrong
    a > 1
    ^ put it right
a.ts:1 is wrong
    put it right
a.ts:1 is wrong
    other
`);
  });
});
