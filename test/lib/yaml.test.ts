import { parse, stringify } from 'yaml';
import { renderYaml } from '#lib/yaml';

describe('YAML', () => {
  /** What texts, numbers, keys and collections look like at their most difficult. */
  const values: readonly (readonly [string, unknown])[] = [
    ['an empty map', {}],
    ['an empty list', []],
    ['maps in lists in maps', { a: [{ b: 1, c: [{ d: null }] }, [], {}, [['x']]], e: {} }],
    ['what is undefined', { a: undefined, b: [{ c: undefined, d: 1 }] }],
    [
      'texts that look like something else',
      { a: 'true', b: '1', c: 'null', d: '', e: '~', f: '1e3', g: '0o7' },
    ],
    [
      'texts with the characters of YAML',
      { a: '- b', c: 'd: e', f: '# g', h: '{i', j: '*k', l: '"m"', n: "'o" },
    ],
    ['spaces at the ends', { a: ' b', c: 'd ', e: ' ' }],
    ['several lines', { a: 'b\nc', d: 'e\nf\n', g: 'h\n\ni\n\n', j: ' k\nl', m: '\nn' }],
    ['several lines in lists', { a: ['b\nc\n', { d: 'e\n\nf' }, ['g\nh']] }],
    ['keys that need quotes', { 'a: b': 1, '': 2, true: 3, '#c': 4, '10': 5, 'd.e/f': 6 }],
    ['numbers', { a: 0, b: -1.5, c: 1e21, d: 1e-7, e: true, f: false }],
    [
      'words',
      { yes: 'yes', No: 'off', a: 'y', b: 'a b c', c: 'a  b', d: 'Null', e: '/x/y', f: 'a.b-c_d', g: 'a ' },
    ],
    ['a long text', { a: 'word '.repeat(100) }],
    ['a text alone', 'a'],
    ['control characters', { a: '\u0000', b: '\t', c: '\u2028' }],
  ];

  it.each(values)('writes %s as the library does, and reads as the same', (_, value) => {
    for (const version of ['1.1', '1.2'] as const) {
      const text = renderYaml(value, version);
      expect(text).toBe(stringify(value, { lineWidth: 0, version }));
      expect(parse(text, { version })).toEqual(JSON.parse(JSON.stringify(value)));
    }
  });

  it('refuses a key that needs more than a line', () => {
    expect(() => renderYaml({ ['a'.repeat(2_000)]: 1 })).toThrow(RangeError);
  });
});
