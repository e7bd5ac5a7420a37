import type { Diagnostic } from '#lib/promql/diagnostic';
import { type Action, actionsOf, type TemplateToken } from '#lib/promql/template-actions';
import { templateFunctions } from '#lib/promql/template-functions';
import type { Span } from '#lib/promql/tree';
import { closest } from '#lib/suggestion';

/** What Prometheus declares before an alert's text. */
const givenVariables = ['$', '$labels', '$externalLabels', '$externalURL', '$value'];
const opening = new Set(['if', 'range', 'with', 'define', 'block']);
const keywords = new Set([
  ...opening,
  'else',
  'end',
  'template',
  'break',
  'continue',
  'true',
  'false',
  'nil',
]);

/**
 * What is wrong with the text of an annotation or a label of an alert, a Go template:
 * https://prometheus.io/docs/prometheus/latest/configuration/template_reference/
 */
export function checkTemplate(text: string): readonly Diagnostic[] {
  const { actions, failure } = actionsOf(text);
  if (failure !== undefined) {
    return [
      failure.reason === 'unclosed'
        ? diagnostic(failure, 'an action `{{` without its `}}`', 'write `}}` at its end')
        : diagnostic(
            failure,
            `the character ${text.slice(failure.start, failure.end)} inside \`{{ }}\``,
            'remove it, or close the action before it with `}}`',
          ),
    ];
  }
  return [...actions.flatMap((action) => checkAction(action, declaredIn(actions))), ...checkBlocks(actions)];
}

/** The labels of an expression's result that a text prints: `{{ $labels.job }}`, `{{ .Labels.job }}`. */
export function labelsUsedBy(text: string): readonly string[] {
  const labels = actionsOf(text).actions.flatMap(({ tokens }) =>
    tokens.flatMap((token, index) => labelAt(tokens, token, index) ?? []),
  );
  return [...new Set(labels)];
}

function labelAt(tokens: readonly TemplateToken[], token: TemplateToken, index: number): string | undefined {
  const next = tokens[index + 1];
  const isLabels =
    token.text === '$labels' || (token.text === '.Labels' && !follows(tokens[index - 1], token));
  if (!isLabels || next === undefined) return undefined;
  if (next.kind === 'field' && follows(token, next)) return next.text.slice(1);
  const indexed = tokens[index - 1]?.text === 'index' && next.kind === 'string';
  return indexed ? next.text.slice(1, -1) : undefined;
}

const follows = (before: TemplateToken | undefined, token: TemplateToken): boolean =>
  before !== undefined && before.end === token.start && before.text !== '$' && before.kind !== 'symbol';

function declaredIn(actions: readonly Action[]): ReadonlySet<string> {
  const declared = actions
    .flatMap(({ tokens }) => (tokens.some(({ text }) => text === ':=') ? tokens : []))
    .filter(({ kind }) => kind === 'variable')
    .map(({ text }) => text);
  return new Set([...givenVariables, ...declared]);
}

function checkAction({ tokens, start, end }: Action, variables: ReadonlySet<string>): readonly Diagnostic[] {
  if (tokens.length === 0) return [diagnostic({ start, end }, 'an empty action', 'remove it')];
  return tokens.flatMap((token) => {
    const { kind, text } = token;
    if (kind === 'identifier' && !keywords.has(text) && !templateFunctions.has(text)) {
      return [diagnostic(token, `unknown template function ${text}`, wayOut(text))];
    }
    if (kind === 'variable' && !variables.has(text)) {
      const near = closest(text, variables) ?? '$labels';
      return [diagnostic(token, `unknown template variable ${text}`, `did you mean ${near}?`)];
    }
    return [];
  });
}

function wayOut(name: string): string {
  if (name === 'labels' || name === 'value') return `did you mean $${name}?`;
  const near = closest(name, templateFunctions);
  return near === undefined
    ? 'use a function of Prometheus, or write $labels. before a label'
    : `did you mean ${near}?`;
}

function checkBlocks(actions: readonly Action[]): readonly Diagnostic[] {
  const unclosed: Action[] = [];
  for (const action of actions) {
    const word = action.tokens[0]?.text ?? '';
    if (opening.has(word)) unclosed.push(action);
    if ((word === 'end' || word === 'else') && unclosed.length === 0) {
      return [diagnostic(action, `\`{{ ${word} }}\` without a block around it`, 'remove it')];
    }
    if (word === 'end') unclosed.pop();
  }
  return unclosed.map((action) =>
    diagnostic(action, `\`{{ ${action.tokens[0]?.text} }}\` without its \`{{ end }}\``, 'add `{{ end }}`'),
  );
}

function diagnostic({ start, end }: Span, message: string, fix: string): Diagnostic {
  return { check: 'promql/template', start, end, message, fix };
}
