import type { Diagnostic } from '#lib/promql/diagnostic';
import type { DurationNode, Expression, Modifiers } from '#lib/promql/tree';
import { descendants } from '#lib/promql/walk';

/**
 * Rules look back a fixed time: who evaluates a group, and how long Prometheus has to keep its data, follow from it.
 * Dashboard variables, and durations that Prometheus works out at query time, have no fixed length.
 */
export function checkFixedWindows(expression: Expression): readonly Diagnostic[] {
  return [...descendants(expression)]
    .flatMap(durationsOf)
    .filter((node) => node.kind !== 'duration')
    .map(({ kind, start, end }) => ({
      check: 'rules/fixed-windows',
      start,
      end,
      message: `looks back a ${kind === 'variable duration' ? 'dashboard variable' : kind}, which has no fixed length`,
      fix: 'write a duration such as 5m',
    }));
}

function durationsOf(node: Expression): readonly DurationNode[] {
  switch (node.kind) {
    case 'selector':
      return offsetOf(node.modifiers);
    case 'range selector':
      return [node.range];
    case 'subquery':
      return [node.range, ...(node.step ? [node.step] : []), ...offsetOf(node.modifiers)];
    default:
      return [];
  }
}

const offsetOf = ({ offset }: Modifiers): readonly DurationNode[] => (offset === undefined ? [] : [offset]);
