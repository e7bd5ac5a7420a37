import { allMatch, type Matcher, renderMatcher } from '#lib/routing/matcher';

const matcher = (operator: Matcher['operator'], value: string, label = 'team'): Matcher => ({
  label,
  operator,
  value,
});

describe('a matcher', () => {
  it.each<[string, Matcher, string | undefined, boolean]>([
    ['= holds for the same value', matcher('=', 'ml'), 'ml', true],
    ['= does not hold for another', matcher('=', 'ml'), 'network', false],
    ['!= holds for another value', matcher('!=', 'ml'), 'network', true],
    ['an absent label is empty', matcher('=', ''), undefined, true],
    ['!= holds for an absent label', matcher('!=', 'ml'), undefined, true],
    ['=~ matches the whole value', matcher('=~', 'net|ml'), 'network', false],
    ['=~ holds for one of the alternatives', matcher('=~', 'net|ml'), 'ml', true],
    ['!~ is its opposite', matcher('!~', 'net|ml'), 'ml', false],
    ['=~ with .* holds for an absent label', matcher('=~', '.*'), undefined, true],
    ['=~ with .+ does not', matcher('=~', '.+'), undefined, false],
    ['a dot does not match a line break', matcher('=~', 'a.b'), 'a\nb', false],
  ])('%s', (_, condition, value, expected) => {
    expect(allMatch([condition], value === undefined ? {} : { team: value })).toBe(expected);
  });

  it('is one of several that all have to hold', () => {
    const both = [matcher('=', 'ml'), matcher('=', 'critical', 'severity')];
    expect(allMatch(both, { team: 'ml', severity: 'critical' })).toBe(true);
    expect(allMatch(both, { team: 'ml', severity: 'warning' })).toBe(false);
  });

  it.each<[Matcher, string]>([
    [matcher('=', 'ml'), 'team="ml"'],
    [matcher('=~', 'a|b'), 'team=~"a|b"'],
    [matcher('!=', 'say "x"\n\\'), 'team!="say \\"x\\"\\n\\\\"'],
    [matcher('=', 'x', 'dotted.name'), '"dotted.name"="x"'],
    [matcher('=', 'x', 'größe'), '"größe"="x"'],
  ])('%j is written %s', (condition, text) => {
    expect(renderMatcher(condition)).toBe(text);
  });

  it('throws for a regular expression that RE2 does not know', () => {
    expect(() => allMatch([matcher('=~', '(?=x)')], {})).toThrow('invalid or unsupported Perl syntax');
  });
});
