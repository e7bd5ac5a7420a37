import { problems, report } from '#test/lib/promql/expression';

describe('anchored-regexp', () => {
  it.each([
    ['a prefix', 'up{job=~"dwcp-.*"}'],
    ['a dollar sign that is meant', 'up{job=~"a|price\\\\$"}'],
    ['a dashboard variable', 'up{job=~"$job"}'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports two anchors', () => {
    expect(problems('up{job=~"^(a|b)$"}')).toBe(
      report(
        'anchored-regexp: job=~"^(a|b)$" is matched against the whole value anyway',
        'up{job=~"^(a|b)$"}',
        '   ^^^^^^^^^^^^^^ write job=~"(a|b)"',
      ),
    );
  });

  it('reports a prefix without its rest', () => {
    expect(problems('up{job=~"^dwcp|web"}')).toBe(
      report(
        'anchored-regexp: job=~"^dwcp|web" is matched against the whole value anyway',
        'up{job=~"^dwcp|web"}',
        '   ^^^^^^^^^^^^^^^^ write job=~"(?:dwcp|web).*" for a prefix, job=~"dwcp|web" for the whole',
      ),
    );
  });

  it('reports a suffix without what is before it', () => {
    expect(problems('up{instance!~"[0-9]:8080$"}')).toBe(
      report(
        'anchored-regexp: instance!~"[0-9]:8080$" is matched against the whole value anyway',
        'up{instance!~"[0-9]:8080$"}',
        '   ^^^^^^^^^^^^^^^^^^^^^^^ write instance!~".*[0-9]:8080" for a suffix, instance!~"[0-9]:8080" for the whole',
      ),
    );
  });

  it('reports an anchor before a pattern with a rest', () => {
    expect(problems('up{job=~"^dwcp-.*"}')).toBe(
      report(
        'anchored-regexp: job=~"^dwcp-.*" is matched against the whole value anyway',
        'up{job=~"^dwcp-.*"}',
        '   ^^^^^^^^^^^^^^^ write job=~"dwcp-.*"',
      ),
    );
  });
});
