import { isScalar, parseDocument } from 'yaml';
import { offsetInFile, textOf } from '#lib/rules/yaml-scalar';

/** The file with a mark before the place where `found` of the value of `expr` stands. */
function marked(file: string, found: string): string {
  const scalar = parseDocument(file).get('expr', true);
  if (!isScalar(scalar)) throw new Error('expr is no scalar');
  const offset = offsetInFile(file, scalar, textOf(scalar).indexOf(found));
  return `${file.slice(0, offset)}»${file.slice(offset)}`;
}

describe('where a character of a value stands in the file', () => {
  it.each([
    ['a plain value', 'expr: up == 0', '==', 'expr: up »== 0'],
    ['a plain value over lines', 'expr: up\n  == 0', '==', 'expr: up\n  »== 0'],
    ['single quotes', "expr: 'a''b == 0'", '==', "expr: 'a''b »== 0'"],
    ['double quotes', 'expr: "a\\"\\u0041\\\\ == 0"', '==', 'expr: "a\\"\\u0041\\\\ »== 0"'],
    ['an escaped line break', 'expr: "up \\\n  == 0"', '==', 'expr: "up \\\n  »== 0"'],
    ['a literal block', 'expr: |\n  up\n    == 0\n', '==', 'expr: |\n  up\n    »== 0\n'],
    ['a literal block with a blank line', 'expr: |-\n\n  up\n\n  == 0', '==', 'expr: |-\n\n  up\n\n  »== 0'],
    ['a folded block', 'expr: >-\n  up\n  == 0', '==', 'expr: >-\n  up\n  »== 0'],
    ['the first character', 'expr: |\n    up', 'up', 'expr: |\n    »up'],
    ['a block after a comment', 'expr: | # here\n  up == 0', '==', 'expr: | # here\n  up »== 0'],
  ])('in %s', (_title, file, found, expected) => {
    expect(marked(file, found)).toBe(expected);
  });

  it('is the end for an offset behind the value', () => {
    const scalar = parseDocument('expr: up').get('expr', true);
    expect(isScalar(scalar) && offsetInFile('expr: up', scalar, 2)).toBe(8);
  });
});
