import { readNumber, writeNumber } from '#lib/promql/number-literal';
import { matchesWholly, regularExpressionError } from '#lib/promql/regular-expression';
import { hasInvalidUtf8, quote, unquote } from '#lib/promql/string-literal';

describe('unquote', () => {
  it.each([
    ['"a\\"b"', 'a"b'],
    ["'a\\'b'", "a'b"],
    ['`a\\n`', 'a\\n'],
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\"', '\x07\b\f\n\r\t\v\\'],
    ['"\\x41\\101\\u00e9\\U0001F600"', 'AAé😀'],
    ['"\\xc3\\xa9"', 'é'],
    ['"\\xff\\xc3"', '\udcff\udcc3'],
  ])('reads %s', (literal, value) => {
    expect(unquote(literal)).toBe(value);
  });

  it.each(['"\\q"', '"\\\'"', '"\\400"', '"\\ud800"', '"\\U00110000"', '"\\x4"'])('refuses %s', (literal) => {
    expect(unquote(literal)).toBeUndefined();
  });
});

describe('quote', () => {
  it.each(['', 'a"b\\c', '\n\r\t\x00\x7f\x85', 'é😀', '\ufffd', '\udcff'])(
    'writes what reads back: %j',
    (value) => {
      expect(unquote(quote(value))).toBe(value);
    },
  );

  it('knows bytes that are no UTF-8 from text', () => {
    expect(hasInvalidUtf8('😀')).toBe(false);
    expect(hasInvalidUtf8('\udcff')).toBe(true);
  });
});

describe('readNumber', () => {
  it.each([
    ['0777', 511],
    ['0999', 999],
    ['1_000', 1000],
    ['0x_1F', 31],
    ['5.', 5],
    ['inf', Number.POSITIVE_INFINITY],
    ['NaN', Number.NaN],
    ['1e400', undefined],
    ['0x8000000000000000', undefined],
  ])('reads %s as %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('writeNumber', () => {
  it.each([
    [2.4e9, '2400000000'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e-7, '0.0000001'],
    [1e-200, '1e-200'],
    [1e21, '1e+21'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [Number.NaN, 'NaN'],
  ])('writes %d as %s', (value, text) => {
    expect(writeNumber(value)).toBe(text);
  });
});

describe('regular expressions', () => {
  it.each(['a|b', '.*', '(?i)a', '\\d+', '[[:]', '', 'a||'])('takes %s', (pattern) => {
    expect(regularExpressionError(pattern)).toBeUndefined();
  });

  it.each([
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['.\udcff', 'it has bytes that are no valid UTF-8'],
  ])('refuses %s', (pattern, reason) => {
    expect(regularExpressionError(pattern)).toBe(reason);
  });

  it('matches whole texts only', () => {
    expect(matchesWholly('a|b', 'b')).toBe(true);
    expect(matchesWholly('a.', 'a\n')).toBe(true);
    expect(matchesWholly('a.', 'abc')).toBe(false);
    expect(matchesWholly('.*', '')).toBe(true);
    expect(matchesWholly('[', '[')).toBe(false);
  });
});
