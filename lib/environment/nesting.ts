/** Far more than an environment has, and far less than a parser that calls itself can stand. */
const deepest = 50;

/**
 * Where a text nests deeper than can be parsed safely, whatever it means: a parser that calls itself for every level
 * ends the process. Brackets in comments and quotes are counted too.
 *
 * @returns an offset, or undefined for a text that can be parsed
 */
export function tooDeep(text: string): number | undefined {
  const onOneLine = new RegExp(`^(?: {${2 * deepest}}| *(?:[-?:] +){${deepest}})`, 'm').exec(text);
  return onOneLine?.index ?? tooManyBrackets(text);
}

function tooManyBrackets(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return index;
  }
  return undefined;
}
