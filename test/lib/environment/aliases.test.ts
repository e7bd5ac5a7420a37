import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

describe('anchors and aliases', () => {
  it('save writing things twice', () => {
    const twice = broken(
      '  dwcp-core:\n    kind: static',
      '  dwcp-circuit-breaker: *nodes\n  dwcp-core: &nodes\n    kind: static',
    );
    const ordered = twice
      .replace('  dwcp-circuit-breaker: *nodes\n', '')
      .replace('  dwcp-v3:', '  other: *nodes\n  dwcp-v3:');
    expect(problemsOf({ 'site.yaml': ordered })).toBe('no problem');
  });

  it.each([
    {
      title: 'an empty list',
      addresses: '[]',
      told: `environments/site.yaml:35:5 targets.dwcp-core.addresses: is empty
        addresses: []
        ^^^^^^^^^ write at least one`,
    },
    {
      title: 'a target that stands twice',
      addresses: '[node:1, node:1]',
      told: `environments/site.yaml:35:25 targets.dwcp-core.addresses[1]: node:1 is already target 1 of this job
        addresses: [node:1, node:1]
                            ^^^^^^ remove one of the two`,
    },
  ])('do not tell what is wrong twice: $title', ({ addresses, told }) => {
    const anchored = broken(
      `  dwcp-core:
    kind: static
    addresses:
      - dwcp-node-1:8080
      - dwcp-node-2:8080
`,
      `  dwcp-core: &nodes
    kind: static
    addresses: ${addresses}
  dwcp-circuit-breaker: *nodes
`,
    );
    expect(problemsOf({ 'site.yaml': anchored })).toBe(told);
  });

  it('that would multiply without end are refused at the first of each level', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`,
    );
    const told = problemsOf({ 'site.yaml': `a0: &a0 [x]\n${levels.join('\n')}\n` });
    expect(told.split('\n')).toHaveLength(3 * 30);
    expect(
      told.split('\n').slice(0, 3).join('\n'),
    ).toBe(`environments/site.yaml:2:10 the anchor &a1 holds an alias
    a1: &a1 [*a0, *a0]
             ^^^ write the value out`);
  });

  it('are few', () => {
    const aliases = Array.from({ length: 101 }, () => '  - *a\n').join('');
    expect(
      problemsOf({ 'site.yaml': `a: &a x\nb:\n${aliases}` }),
    ).toBe(`environments/site.yaml:103:5 more than 100 aliases
      - *a
        ^^ write the values out`);
  });
});
