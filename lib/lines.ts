/**
 * The lines of a text that arrives in pieces, without their ends; a last one without an end included. Only a newline
 * ends a line: Node's own reader also breaks at U+2028, which JSON allows inside a string.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
