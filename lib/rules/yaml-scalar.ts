import { Scalar } from 'yaml';

/**
 * Where a character of a YAML scalar's value stands in the file. In a block the indentation of each line, in a folded
 * or quoted scalar the line breaks and escapes are only in the file.
 *
 * @param file the text of the file
 * @param offset into the scalar's value; UTF-16 code units
 */
export function offsetInFile(file: string, scalar: Scalar, offset: number): number {
  const [start = 0, end = start] = scalar.range ?? [];
  const value = textOf(scalar);
  let position = startOfValue(file, scalar, start);
  for (let index = 0; index < value.length; index += 1) {
    const found = find(value.charAt(index), file, position, end, scalar);
    if (index === offset) return found.start;
    position = found.end;
  }
  return position;
}

/** The value as it is written: `1.50` stays `1.50`, which as a number would be 1.5. */
export function textOf(scalar: Scalar): string {
  return scalar.source ?? String(scalar.value ?? '');
}

function startOfValue(file: string, { type }: Scalar, start: number): number {
  if (type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED) return file.indexOf('\n', start) + 1;
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? start + 1 : start;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/** Looks for a character of the value, past what is only in the file. */
function find(character: string, file: string, from: number, end: number, { type }: Scalar): Found {
  for (let position = from; position < end; position += 1) {
    const written = file.charAt(position);
    if (written === '\\' && type === Scalar.QUOTE_DOUBLE) {
      if (file.charAt(position + 1) !== '\n')
        return { start: position, end: position + escapeLength(file, position) };
    } else if (written === character || (written === '\n' && character === ' ')) {
      return { start: position, end: position + 1 };
    }
  }
  return { start: from, end: from };
}

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const escapeLength = (file: string, position: number): number =>
  2 + (hexDigits[file.charAt(position + 1)] ?? 0);
