import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { describeKeeping, describeOperation, spanOfOperation } from '#lib/promql/describe';
import { type LabelUse, labelUses } from '#lib/promql/labels-uses';
import type { Expression } from '#lib/promql/tree';

export const removedLabel: Check = {
  name: 'removed-label',
  why: 'An aggregation keeps only the labels it names: a join on another finds no partner, an annotation prints nothing.',
  check: (context) =>
    labelUses(context.expression, context.annotationLabels)
      .filter(({ kind, label }) => kind !== 'removes' && label !== '__name__')
      .flatMap((use) => finding(use, context)),
};

function finding(use: LabelUse, { labels }: CheckContext): readonly Finding[] {
  for (const source of use.of) {
    const remover = labels.removerOf(source, use.label);
    if (remover === undefined) continue;
    // What an annotation uses stands nowhere in the expression, so the culprit is marked instead.
    const { start, end } = use.kind === 'annotation' ? spanOfOperation(remover) : use;
    const operation = describeOperation(remover);
    return [
      {
        start,
        end,
        message: `\`${operation}\` removes the label ${use.label}, which ${use.by} uses`,
        fix: wayOut(remover, use.label),
      },
    ];
  }
  return [];
}

function wayOut(remover: Expression, label: string): string {
  switch (remover.kind) {
    case 'aggregation':
      return `write \`${describeKeeping(remover, label)}\``;
    case 'binary':
      return remover.matching?.group === undefined &&
        remover.operator !== 'and' &&
        remover.operator !== 'unless'
        ? `add ${label} to the matching, or take it over with group_left (${label})`
        : `use a label of the side whose labels \`${describeOperation(remover)}\` keeps`;
    default:
      return `use a label that \`${describeOperation(remover)}\` keeps`;
  }
}
