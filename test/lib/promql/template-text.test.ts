import { renderProblem } from '#lib/problem';
import { problemOf } from '#lib/promql/problem-of';
import { checkTemplate, labelsUsedBy } from '#lib/promql/template-text';

const problems = (text: string): string =>
  checkTemplate(text)
    .map((diagnostic) => renderProblem(problemOf(diagnostic, text, { file: 'a.yaml' }, undefined)))
    .join('\n');

const report = (message: string, text: string, fix: string): string =>
  [`a.yaml ${message}`, `    ${text}`, `    ${fix}`].join('\n');

describe('the text of an alert', () => {
  it.each([
    'no action at all, 100 % } of it',
    '{{ $value | humanizePercentage }} on {{ $labels.instance }}',
    '{{ printf "%.2f }}" $value }} {{ .Value | printf `%v` }}',
    '{{- /* a comment }} with braces */ -}} {{- $labels.job -}}',
    '{{ if gt $value 0.5 }}much{{ else if eq $labels.job "a" }}some{{ else }}little{{ end }}',
    '{{ with query "up" }}{{ . | first | value | humanize }}{{ end }}',
    '{{ range $i, $s := query "up" }}{{ $i }}{{ $s.Labels.job }}{{ end }}',
    '{{ $share := 5 }}{{ $share }} {{ $externalLabels.cluster }} {{ $externalURL }}',
    '{{ define "x" }}a{{ end }}{{ template "x" . }}',
    '{{ (index $labels "some.label") | title }} {{ true }} {{ -1.5e-3 }} {{ ',
  ])('%s', (text) => {
    const complete = text.endsWith('{{ ') ? `${text}1 }}` : text;
    expect(problems(complete)).toBe('');
  });

  it('reports an action without an end', () => {
    expect(problems('at {{ $value')).toBe(
      report('an action `{{` without its `}}`', 'at {{ $value', '   ^^^^^^^^^ write `}}` at its end'),
    );
  });

  it('reports an action that ends with one brace', () => {
    expect(problems('at {{ $value } now')).toBe(
      report(
        'the character } inside `{{ }}`',
        'at {{ $value } now',
        '             ^ remove it, or close the action before it with `}}`',
      ),
    );
  });

  it('reports a misspelt function', () => {
    expect(problems('{{ $value | humanizePercent }}')).toBe(
      report(
        'unknown template function humanizePercent',
        '{{ $value | humanizePercent }}',
        '            ^^^^^^^^^^^^^^^ did you mean humanizePercentage?',
      ),
    );
  });

  it('reports labels without their dollar sign', () => {
    expect(problems('{{ labels.job }}')).toBe(
      report('unknown template function labels', '{{ labels.job }}', '   ^^^^^^ did you mean $labels?'),
    );
  });

  it('reports a misspelt variable', () => {
    expect(problems('{{ $label.job }}')).toBe(
      report('unknown template variable $label', '{{ $label.job }}', '   ^^^^^^ did you mean $labels?'),
    );
  });

  it('reports a block without an end', () => {
    expect(problems('{{ if $value }}much')).toBe(
      report('`{{ if }}` without its `{{ end }}`', '{{ if $value }}much', '^^^^^^^^^^^^^^^ add `{{ end }}`'),
    );
  });

  it('reports an end without a block', () => {
    expect(problems('much{{ end }}')).toBe(
      report('`{{ end }}` without a block around it', 'much{{ end }}', '    ^^^^^^^^^ remove it'),
    );
  });

  it('reports an empty action', () => {
    expect(problems('a {{ }}')).toBe(report('an empty action', 'a {{ }}', '  ^^^^^ remove it'));
  });
});

describe('the labels that a text uses', () => {
  it.each([
    ['{{ $labels.job }} on {{ .Labels.instance }} and {{ $labels.job }}', ['job', 'instance']],
    ['{{ index $labels "node_id" }}', ['node_id']],
    ['{{ if (eq $labels.mode "a") }}{{ $.Labels.zone }}{{ end }}', ['mode', 'zone']],
    ['{{ $externalLabels.cluster }} {{ $value }}', []],
    ['{{ range $s := query "up" }}{{ $s.Labels.job }}{{ end }}', []],
    ['$labels.job outside', []],
  ])('%s', (text, labels) => {
    expect(labelsUsedBy(text)).toEqual(labels);
  });
});
