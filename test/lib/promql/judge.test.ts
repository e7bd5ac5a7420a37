import { alerts } from '#alerts/index';
import { format } from '#lib/promql/format';
import { parse } from '#lib/promql/parser';
import { checkSyntax } from '#lib/promql/syntax';
import { typeOf } from '#lib/promql/types';
import { unitless } from '#lib/units/quantity';
import { recordings } from '#recordings/index';
import { corpus } from '#test/lib/promql/corpus';
import { withProgram } from '#test/programs';
import { judge } from '#tools/judge';

const expressions = corpus(24_000, 20_260_101);

const typeNames = {
  scalar: 'scalar',
  vector: 'instant vector',
  matrix: 'range vector',
  string: 'string',
} as const;

/** How one accepted expression is formatted at a usual width and so narrow that everything breaks. */
const formatted = (text: string, width: number): string => {
  const { expression } = parse(text);
  return expression === undefined ? `cannot be read: ${text}` : format(expression, { width });
};

withProgram('promql-judge', (path) => {
  it('agrees with our verdict and our type on every expression of the corpus', async () => {
    const judgements = await judge(path, expressions);
    const disagreements = expressions.flatMap((text, index) => {
      const judgement = judgements[index];
      const problems = checkSyntax(text);
      const { expression } = parse(text);
      const ours = problems.length > 0 || expression === undefined ? problems : typeOf(expression);
      const theirs = judgement?.ok ? typeNames[judgement.type] : judgement?.error;
      const agree = judgement?.ok ? ours === theirs : problems.length > 0;
      return agree ? [] : [{ text, ours, theirs }];
    });
    expect(disagreements).toEqual([]);
    const accepted = judgements.filter(({ ok }) => ok).length;
    expect(accepted).toBeGreaterThan(expressions.length / 4);
    expect(accepted).toBeLessThan((expressions.length * 3) / 4);
  });

  it('accepts every rule of this repository as it is written out', async () => {
    const texts = [...recordings, ...alerts]
      .flatMap((group) => group.rules)
      .map(({ expr }) => expr.withThreshold(unitless(1)).text);
    const judgements = await judge(path, texts);
    expect(texts.filter((_, index) => judgements[index]?.ok !== true)).toEqual([]);
    expect(texts.filter((text) => checkSyntax(text).length > 0 || formatted(text, 100) !== text)).toEqual([]);
  });

  it.each([100, 20])('reads the same from what is formatted to a width of %i', async (width) => {
    const valid = expressions.filter((text) => checkSyntax(text).length === 0);
    const texts = valid.map((text) => formatted(text, width));
    const [before, after] = await Promise.all([judge(path, valid), judge(path, texts)]);
    const changed = valid.flatMap((text, index) => {
      const [from, to, result = ''] = [before[index], after[index], texts[index]];
      const same = from?.ok && to?.ok && from.text === to.text && formatted(result, width) === result;
      return same ? [] : [{ text, result }];
    });
    expect(changed).toEqual([]);
  });
});

describe('the corpus', () => {
  it('is the same for the same seed', () => {
    expect(corpus(100, 7)).toEqual(corpus(100, 7));
    expect(corpus(100, 7)).not.toEqual(corpus(100, 8));
  });
});
