import { problemsOf } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';

const redacting = `${good}redaction:
  - { name: customer, pattern: 'C-[0-9]+', example: order of C-12345678 }
  - { name: ticket, pattern: 'T-[0-9]+', example: T-1 }
`;

const mistakes: readonly Mistake[] = [
  {
    title: 'is no regular expression of RE2',
    from: "'T-[0-9]+'",
    to: "'(?=T)-[0-9]+'",
    told: `environments/site.yaml:66:30 redaction[1].pattern: is no regular expression of RE2: invalid or unsupported Perl syntax: \`(?=\`
      - { name: ticket, pattern: '(?=T)-[0-9]+', example: T-1 }
                                 ^^^^^^^^^^^^^^ write it in the syntax of https://github.com/google/re2/wiki/Syntax, which knows no look-ahead and no back-references`,
  },
  {
    title: 'finds nothing in its example',
    from: 'example: T-1',
    to: 'example: T1',
    told: `environments/site.yaml:66:51 redaction[1].example: the pattern T-[0-9]+ finds nothing in it, and protects nobody
      - { name: ticket, pattern: 'T-[0-9]+', example: T1 }
                                                      ^^ correct whichever of the two is wrong`,
  },
  {
    title: 'finds something in an empty text',
    from: "'T-[0-9]+'",
    to: "'(T-[0-9]+)*'",
    told: `environments/site.yaml:66:30 redaction[1].pattern: finds something where there is nothing, and the mask would stand between all characters
      - { name: ticket, pattern: '(T-[0-9]+)*', example: T-1 }
                                 ^^^^^^^^^^^^^ let it match at least one character, for example with + in the place of *`,
  },
  {
    title: 'has the name of another',
    from: 'name: ticket',
    to: 'name: customer',
    told: `environments/site.yaml:66:13 redaction[1].name: two rules are called customer
      - { name: customer, pattern: 'T-[0-9]+', example: T-1 }
                ^^^^^^^^ give each a name of its own, or put both patterns in one: first|second`,
  },
];

describe('an environment is refused when a rule of redaction', () => {
  it.each(mistakes)('$title', ({ from, to, told }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, redacting) })).toBe(told);
  });
});

describe('an environment with rules of redaction', () => {
  it('has no problem as it is', () => {
    expect(problemsOf({ 'site.yaml': redacting })).toBe('no problem');
  });
});
