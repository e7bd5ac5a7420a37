import type { Binary, Call, Expression, LabelName, Span } from '#lib/promql/tree';
import { descendants } from '#lib/promql/walk';

/** A place that names a label which must exist. Matchers are not among them: they name labels of one metric. */
export interface LabelUse extends Span {
  readonly label: string;
  /** How a message calls the place: "`sum by`", "`on`", "an annotation". */
  readonly by: string;
  /** The expressions whose results should carry the label. */
  readonly of: readonly Expression[];
  /** Whether all of them must, or one is enough. */
  readonly need: 'every' | 'some';
  /** A label that is taken away here may have been taken away before; an annotation has no place in the text. */
  readonly kind: 'reads' | 'removes' | 'annotation';
}

/**
 * Everything that uses a label of a result: groupings, `on`, `ignoring`, `group_left`, label functions, and the
 * annotations, which use the labels of the whole.
 */
export function labelUses(root: Expression, annotationLabels: readonly string[]): readonly LabelUse[] {
  return [
    ...[...descendants(root)].flatMap(usesIn),
    ...annotationLabels.map((name): LabelUse => {
      const { start, end } = root;
      return { ...use({ name, start, end }, 'an annotation', [root]), kind: 'annotation' };
    }),
  ];
}

function usesIn(expression: Expression): readonly LabelUse[] {
  switch (expression.kind) {
    case 'aggregation': {
      const { grouping } = expression;
      if (grouping === undefined) return [];
      const by = `\`${expression.operator} ${grouping.kind}\``;
      const kind = grouping.kind === 'without' ? 'removes' : 'reads';
      return grouping.labels.map((label) => ({ ...use(label, by, [expression.expression]), kind }));
    }
    case 'binary':
      return usesInMatching(expression);
    case 'call':
      return usesInCall(expression);
    default:
      return [];
  }
}

function usesInMatching({ left, right, matching }: Binary): readonly LabelUse[] {
  if (matching === undefined) return [];
  const sides = [left, right];
  const ignored = { need: 'some', kind: 'removes' } as const;
  const matched = matching.labels.map((label) => ({
    ...use(label, `\`${matching.on}\``, sides),
    ...(matching.on === 'ignoring' ? ignored : {}),
  }));
  const { group } = matching;
  if (group === undefined) return matched;
  const oneSide = group.side === 'left' ? right : left;
  return [...matched, ...group.labels.map((label) => use(label, `\`group_${group.side}\``, [oneSide]))];
}

/** Position of the first label that each function reads, and whether all arguments after it are labels too. */
const labelArguments: Readonly<Record<string, { readonly first: number; readonly all: boolean }>> = {
  label_replace: { first: 3, all: false },
  label_join: { first: 3, all: true },
  sort_by_label: { first: 1, all: true },
  sort_by_label_desc: { first: 1, all: true },
};

function usesInCall(call: Call): readonly LabelUse[] {
  const position = labelArguments[call.function];
  const [source] = call.arguments;
  if (position === undefined || source === undefined) return [];
  const { first, all } = position;
  return call.arguments
    .slice(first, all ? undefined : first + 1)
    .flatMap((argument) => (argument.kind === 'string' && argument.value !== '' ? [argument] : []))
    .map(({ value, start, end }) => use({ name: value, start, end }, `\`${call.function}\``, [source]));
}

const use = ({ name, start, end }: LabelName, by: string, of: readonly Expression[]): LabelUse => ({
  label: name,
  start,
  end,
  by,
  of,
  need: 'every',
  kind: 'reads',
});
