import { problems, report } from '#test/lib/promql/expression';

describe('needless-regexp', () => {
  it.each([
    ['alternatives', 'up{job=~"a|b"}'],
    ['a pattern', 'up{job=~"dwcp-.+"}'],
    ['a dashboard variable', 'up{job=~"$job"}'],
  ])('accepts %s', (_title, expression) => {
    expect(problems(expression)).toBe('');
  });

  it('reports a plain value', () => {
    expect(problems('up{job=~"dwcp-core"}')).toBe(
      report(
        'needless-regexp: job=~"dwcp-core" needs no regular expression',
        'up{job=~"dwcp-core"}',
        '   ^^^^^^^^^^^^^^^^ write job="dwcp-core"',
      ),
    );
  });

  it('reports a negated plain value', () => {
    expect(problems('up{job!~"dwcp-core"}')).toBe(
      report(
        'needless-regexp: job!~"dwcp-core" needs no regular expression',
        'up{job!~"dwcp-core"}',
        '   ^^^^^^^^^^^^^^^^ write job!="dwcp-core"',
      ),
    );
  });

  it('reports an escaped plain value', () => {
    expect(problems('up{instance=~"10\\\\.0\\\\.0\\\\.1:8080"}')).toBe(
      report(
        'needless-regexp: instance=~"10\\\\.0\\\\.0\\\\.1:8080" needs no regular expression',
        'up{instance=~"10\\\\.0\\\\.0\\\\.1:8080"}',
        '   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write instance="10.0.0.1:8080"',
      ),
    );
  });

  it('reports everything', () => {
    expect(problems('dwcp_circuit_breaker_state{name=~".*"} == 2')).toBe(
      report(
        'needless-regexp: name=~".*" matches everything',
        'dwcp_circuit_breaker_state{name=~".*"} == 2',
        '                           ^^^^^^^^^^ leave it out',
      ),
    );
  });

  it('reports anything but nothing', () => {
    expect(problems('up{job=~".+"}')).toBe(
      report(
        'needless-regexp: job=~".+" needs no regular expression',
        'up{job=~".+"}',
        '   ^^^^^^^^^ write job!=""',
      ),
    );
  });
});
