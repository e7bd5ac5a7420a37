import { linesOf } from '#lib/lines';

async function lines(...pieces: readonly string[]): Promise<readonly string[]> {
  async function* arriving(): AsyncGenerator<string> {
    yield* pieces;
  }
  const found: string[] = [];
  for await (const line of linesOf(arriving())) found.push(line);
  return found;
}

describe('the lines of a text in pieces', () => {
  it('are put together across pieces', async () => {
    expect(await lines('a\nb', 'c\n', '\nd')).toEqual(['a', 'bc', '', 'd']);
  });

  it('end at newlines only', async () => {
    expect(await lines('"a\u2028b"\n')).toEqual(['"a\u2028b"']);
  });

  it('are none in an empty text', async () => {
    expect(await lines('')).toEqual([]);
  });
});
