import { parseSynthArguments } from '#lib/cli/synth-arguments';
import { requireKnown, UsageError } from '#lib/cli/usage-error';

describe('npm run synth', () => {
  it.each([
    [[], { kind: 'write', environments: [], requireDigests: false, allowRemoval: false }],
    [['--allow-removal'], { kind: 'write', environments: [], requireDigests: false, allowRemoval: true }],
    [['--check'], { kind: 'check', environments: [], requireDigests: false }],
    [
      ['--env', 'local', '--env', 'staging', '--env', 'local', '--require-digests'],
      { kind: 'write', environments: ['local', 'staging'], requireDigests: true, allowRemoval: false },
    ],
    [
      ['--explain', 'prometheus', '--env', 'local'],
      { kind: 'explain', component: 'prometheus', environments: ['local'], requireDigests: false },
    ],
  ])('understands %j', (args, request) => {
    expect(parseSynthArguments(args)).toEqual(request);
  });

  it('either checks or explains', () => {
    expect(() => parseSynthArguments(['--check', '--explain', 'prometheus'])).toThrow(
      new UsageError('--check and --explain exclude each other'),
    );
  });

  it.each([['--check'], ['--explain=prometheus']])('removes nothing with %s', (option) => {
    expect(() => parseSynthArguments([option, '--allow-removal'])).toThrow(
      new UsageError('--allow-removal is for runs that write'),
    );
  });

  it('explains itself within 80 columns', () => {
    const request = parseSynthArguments(['--help']);
    const text = request.kind === 'help' ? request.text : '';
    expect(text).toMatchInlineSnapshot(`
"Usage: npm run synth -- [OPTION...]

Checks environments/*.yaml against everything that the stack knows, and writes
dist/<environment>/. Nothing is written unless everything is right. With
CDK8S_OUTDIR set, as the cdk8s CLI does, it writes there instead of to dist.

  --env NAME           only this one, whatever the others say; can be repeated
  --check              write nothing; fail when dist is out of date
  --explain COMPONENT  write nothing; print what it runs with, and why
  --allow-removal      write although most objects, or what keeps data, would go
  --require-digests    fail when an image is not pinned by its digest
  --help               print this

Exit status: 0 all is well, 1 there are problems, 2 called wrongly, 70 a bug.
"
`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('a name that the user gave', () => {
  it.each([
    ['prodution', 'no environment is called "prodution"; did you mean production?'],
    ['x', 'no environment is called "x"; there are production, local'],
  ])('is refused when nothing is called so: %s', (name, message) => {
    expect(() => requireKnown('environment', name, ['production', 'local'])).toThrow(new UsageError(message));
  });

  it('is accepted when something is', () => {
    expect(() => requireKnown('environment', 'local', ['production', 'local'])).not.toThrow();
  });
});
