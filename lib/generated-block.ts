/**
 * Replaces what stands between two marker lines of a hand-written page.
 *
 * @param name the markers are `<!-- generated: name -->` and `<!-- end of name -->`
 * @throws RangeError when the page does not have both markers, in this order
 */
export function replaceBlock(page: string, name: string, block: string): string {
  const start = `<!-- generated: ${name} -->\n`;
  const end = `<!-- end of ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new RangeError(`the page has no block between "${start.trim()}" and "${end}"`);
  return `${page.slice(0, from + start.length)}${block}\n${page.slice(to)}`;
}
