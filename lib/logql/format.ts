import { nodesIn } from '#lib/logql/nodes';
import { parseLogql } from '#lib/logql/parse';

/** The query in one line, as a panel shows it: without comments, white space outside of texts as one space. */
export function onOneLine(text: string): string {
  const { tree } = parseLogql(text);
  let [line, end] = ['', 0];
  for (const { name, from, to } of tree === undefined ? [] : nodesIn(tree.root)) {
    if (name !== 'String' && name !== 'LineComment') continue;
    line += collapsed(text.slice(end, from)) + (name === 'String' ? text.slice(from, to) : ' ');
    end = to;
  }
  return (line + collapsed(text.slice(end))).trim();
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ');
