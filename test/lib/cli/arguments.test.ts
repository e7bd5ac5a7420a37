import { parseArguments } from '#lib/cli/arguments';
import { UsageError } from '#lib/cli/usage-error';

const command = {
  call: 'npm run check-promql --',
  purpose: ['Checks rule files.'],
  options: {
    json: { type: 'boolean', description: 'print data' },
    'types-only': { type: 'boolean', description: 'leave the catalogue out' },
    out: { type: 'string', value: 'FILE', description: 'where to write' },
    skip: { type: 'string', value: 'CHECK', multiple: true, description: 'leave a check out' },
  },
  operands: { name: 'FILE...', least: 1, most: 2 },
} as const;

const parse = (args: readonly string[], environment = {}) => parseArguments(command, args, environment);

describe('the arguments of a command', () => {
  it('are its options by name and its operands', () => {
    expect(
      parse(['a.yaml', '--json', '--out=x', '--skip', 'one', '--skip', 'two', '--', '--odd.yaml']),
    ).toEqual({
      kind: 'run',
      options: { json: true, out: 'x', skip: ['one', 'two'] },
      operands: ['a.yaml', '--odd.yaml'],
    });
  });

  it('may be a call for help, and then need no operands', () => {
    expect(parse(['--help'])).toMatchInlineSnapshot(`
{
  "kind": "help",
  "text": "Usage: npm run check-promql -- [OPTION...] FILE...

Checks rule files.

  --json        print data
  --types-only  leave the catalogue out
  --out FILE    where to write
  --skip CHECK  leave a check out; can be repeated
  --help        print this

Exit status: 0 all is well, 1 there are problems, 2 called wrongly, 70 a bug.
",
}
`);
  });

  it.each([
    [['--jsom', 'a'], 'unknown option --jsom; did you mean --json?'],
    [['--colour', 'a'], 'unknown option --colour'],
    [['-x', 'a'], 'unknown option -x'],
    [['--constructor', 'a'], 'unknown option --constructor'],
    [['--json=yes', 'a'], '--json takes no value, but was given yes'],
    [['a', '--out'], '--out needs a value: --out FILE'],
    [['a', '--out='], '--out needs a value: --out FILE'],
    [['a', '--out', '--json'], '--out needs a value: --out FILE'],
    [['a', '--out', 'x', '--out', 'y'], '--out can be given only once'],
    [[], 'FILE... is missing'],
    [['a', 'b', 'c'], 'unexpected argument "c"'],
  ])('are refused: %j', (args, message) => {
    expect(() => parse(args)).toThrow(new UsageError(message));
  });

  it('are refused when npm has taken an option for its own', () => {
    expect(() => parse(['a'], { npm_config_types_only: 'true' })).toThrow(
      new UsageError('npm took --types-only for itself; write npm run check-promql -- --types-only'),
    );
    expect(parse(['a', '--types-only'], { npm_config_types_only: 'true' }).kind).toBe('run');
  });
});
