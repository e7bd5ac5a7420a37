import type { SyntaxNode } from '@lezer/common';
import { checkPattern, checkValue } from '#lib/logql/checks/values';
import { KnownLabels } from '#lib/logql/known-labels';
import { type Matcher, matcherOf, spanOf } from '#lib/logql/matcher';
import { nodesIn, pipelinesIn, textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { unquote } from '#lib/promql/string-literal';
import { units } from '#lib/units/unit';

/** What the stages behind the braces ask of each line is there when they ask. */
export const checkFilters = (tree: LogqlTree): readonly Diagnostic[] =>
  pipelinesIn(tree.root).flatMap((pipeline) => {
    const known = new KnownLabels(tree, pipeline);
    return nodesIn(pipeline).flatMap((node) => {
      const found = checkNode(tree, node, known);
      known.pass(node);
      return found;
    });
  });

function checkNode(tree: LogqlTree, node: SyntaxNode, known: KnownLabels): readonly Diagnostic[] {
  switch (node.name) {
    case 'Matcher': {
      const matcher = node.parent?.name === 'Matchers' ? undefined : matcherOf(tree, node);
      return matcher === undefined ? [] : [...checkLabel(matcher, known), ...checkValue(matcher)];
    }
    case 'NumberFilter':
    case 'DurationFilter':
    case 'BytesFilter':
    case 'IpLabelFilter':
    case 'UnwrapExpr':
    case 'DropLabel':
    case 'KeepLabel':
      return checkOperand(tree, node, known);
    case 'LineFilter':
      return checkLineFilter(tree, node);
    default:
      return [];
  }
}

const checkLabel = ({ label, labelSpan }: Pick<Matcher, 'label' | 'labelSpan'>, known: KnownLabels) =>
  known.has(label) ? [] : [{ check: 'logql/label', ...labelSpan, ...known.advice(label) }];

function checkOperand(tree: LogqlTree, node: SyntaxNode, known: KnownLabels): readonly Diagnostic[] {
  const operand = node.getChild('Identifier');
  if (operand === null) return [];
  const label = textOf(tree, operand);
  const missing = checkLabel({ label, labelSpan: spanOf(operand) }, known);
  return missing.length > 0 ? missing : checkMeasure(node, label, known);
}

/** Loki converts no bare number to a duration, and no text to a number: the filter would fail on every line. */
function checkMeasure(node: SyntaxNode, label: string, known: KnownLabels): readonly Diagnostic[] {
  const field = known.field(label);
  const asked = node.getChild('ConvOp') === null ? askedAs[node.name] : 'a duration or bytes';
  if (field === undefined || asked === undefined || (field.unit !== undefined && asked === 'a number'))
    return [];
  const about = { check: 'logql/measure', ...spanOf(node) };
  if (field.unit === undefined) {
    const message = `reads ${label} as ${asked}, but it is a text`;
    return [{ ...about, message, fix: `compare it with a text: ${label}="..."` }];
  }
  const message = `reads ${label} as ${asked}, but it is a bare number`;
  const inUnit = field.unit === 'none' ? '' : `, in ${units[field.unit].name}`;
  return [{ ...about, message, fix: `take the number as it is${inUnit}` }];
}

const askedAs: Readonly<Record<string, string>> = {
  NumberFilter: 'a number',
  UnwrapExpr: 'a number',
  DurationFilter: 'a duration',
  BytesFilter: 'bytes',
};

function checkLineFilter(tree: LogqlTree, node: SyntaxNode): readonly Diagnostic[] {
  const filter = node.getChild('Filter');
  const literal = node.getChild('String');
  if (filter === null || literal === null || !/^(?:\|~|!~)$/.test(textOf(tree, filter))) return [];
  return checkPattern(unquote(textOf(tree, literal)) ?? '', spanOf(literal));
}
