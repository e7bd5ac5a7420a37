const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const piece = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]))|[^\\]+/g;

/**
 * The value of a string literal with its quotes, which escapes as Go does. Bytes that are no valid UTF-8 (`"\xff"`)
 * become lone surrogates U+DC80 to U+DCFF, which no valid text has, so that nothing is lost.
 *
 * @returns undefined when an escape is wrong
 */
export function unquote(literal: string): string | undefined {
  const quote = literal.charAt(0);
  const body = literal.slice(1, -1);
  if (quote === '`' || !body.includes('\\')) return body;
  const parts: string[] = [];
  let hasBytes = false;
  for (const [whole, hex, short, long, octal, other] of body.matchAll(piece)) {
    const byte =
      hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : -1;
    if (byte >= 0) {
      if (byte > 0xff) return undefined;
      hasBytes ||= byte >= 0x80;
      parts.push(byte < 0x80 ? String.fromCharCode(byte) : byteMark(byte));
    } else if (short !== undefined || long !== undefined) {
      const point = Number.parseInt(short ?? long ?? '', 16);
      if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
      parts.push(String.fromCodePoint(point));
    } else if (other !== undefined) {
      const value = other === quote ? quote : simpleEscapes[other];
      if (value === undefined) return undefined;
      parts.push(value);
    } else {
      parts.push(whole);
    }
  }
  const value = parts.join('');
  return hasBytes ? joinBytes(value) : value;
}

const escapesOf = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string literal for a value, in double quotes. */
export function quote(value: string): string {
  const escaped = value.replace(/["\\\uFFFD]|\p{Cc}|\p{Cs}/gu, (character) => {
    const named = escapesOf.get(character);
    if (named !== undefined) return named;
    const code = character.charCodeAt(0);
    const byte = code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code;
    return byte < 0x80 || byte !== code
      ? `\\x${byte.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** Whether the value has bytes that are no valid UTF-8. */
export function hasInvalidUtf8(value: string): boolean {
  return /\p{Cs}/u.test(value);
}

function byteMark(byte: number): string {
  return String.fromCharCode(0xdc00 + byte);
}

/** Joins neighbouring byte marks that together are valid UTF-8: `\xc3\xa9` is `é`. */
function joinBytes(value: string): string {
  return value.replace(/\p{Cs}+/gu, (marks) => {
    const bytes = Uint8Array.from(marks, (mark) => mark.charCodeAt(0) - 0xdc00);
    let text = '';
    for (let index = 0; index < bytes.length; ) {
      const sequence = validSequence(bytes, index);
      text += sequence?.text ?? byteMark(bytes[index] ?? 0);
      index += sequence?.length ?? 1;
    }
    return text;
  });
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function validSequence(bytes: Uint8Array, start: number): { text: string; length: number } | undefined {
  for (let length = 2; length <= 4 && start + length <= bytes.length; length += 1) {
    try {
      return { text: decoder.decode(bytes.subarray(start, start + length)), length };
    } catch {
      // Not a whole character yet, or none at all.
    }
  }
  return undefined;
}
