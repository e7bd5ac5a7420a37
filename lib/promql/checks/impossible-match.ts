import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { describeOperation, describeValue, list } from '#lib/promql/describe';
import { selectedSeries } from '#lib/promql/selected';
import type { Binary, Expression } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { descendants, selectorsIn } from '#lib/promql/walk';

export const impossibleMatch: Check = {
  name: 'impossible-match',
  why: 'A binary operation pairs samples whose labels are equal; sides that never agree give an empty result for ever.',
  check: (context) =>
    [...descendants(context.expression)].flatMap((node) => (pairs(node) ? finding(node, context) : [])),
};

/** Whether samples of both sides are paired by their labels; `or` gives results without a pair. */
function pairs(node: Expression): node is Binary {
  return (
    node.kind === 'binary' &&
    node.operator !== 'or' &&
    typeOf(node.left) === 'instant vector' &&
    typeOf(node.right) === 'instant vector'
  );
}

function finding(binary: Binary, context: CheckContext): readonly Finding[] {
  const reason = differentValue(binary, context) ?? differentLabels(binary, context);
  if (reason === undefined) return [];
  const { start, end } = binary.operatorSpan;
  const message = `the sides of \`${describeOperation(binary)}\` never match: ${reason.message}`;
  return [{ start, end, message, fix: reason.fix }];
}

type Reason = Pick<Finding, 'message' | 'fix'>;

/** A label by which both sides are matched, and which has one value on the left and another on the right. */
function differentValue({ left, right, matching }: Binary, { labels }: CheckContext): Reason | undefined {
  const [one, other] = [labels.of(left), labels.of(right)];
  const named = (matching?.labels ?? []).map(({ name }) => name);
  const label = [...one.fixed].find((candidate) => {
    const theirs = other.valueOf(candidate);
    const matched = named.includes(candidate) === (matching?.on === 'on');
    return matched && theirs !== undefined && theirs !== one.valueOf(candidate);
  });
  if (label === undefined) return undefined;
  return {
    message: `${label} is "${one.valueOf(label)}" on the left and "${other.valueOf(label)}" on the right`,
    fix:
      matching?.on === 'on'
        ? `take ${label} out of \`on\``
        : `add \`ignoring (${[...named, label].join(', ')})\`, or aggregate both sides by the labels they share`,
  };
}

/** A label that only one side has, when the sides are matched by all labels. What `on` names is another check. */
function differentLabels({ left, right, matching }: Binary, context: CheckContext): Reason | undefined {
  if (matching?.on === 'on' || !isUniform(left, context) || !isUniform(right, context)) return undefined;
  const one = context.labels.of(left).known;
  const other = context.labels.of(right).known;
  if (one === undefined || other === undefined) return undefined;
  const ignored = new Set((matching?.labels ?? []).map(({ name }) => name));
  const onlyLeft = [...one].filter((label) => !other.has(label) && !ignored.has(label));
  const onlyRight = [...other].filter((label) => !one.has(label) && !ignored.has(label));
  if (onlyLeft.length + onlyRight.length === 0) return undefined;
  const shared = [...one].filter((label) => other.has(label) && !ignored.has(label)).sort();
  return {
    message: [
      ...(onlyLeft.length > 0 ? [`only ${describeValue(left, 'the left side')} has ${list(onlyLeft)}`] : []),
      ...(onlyRight.length > 0
        ? [`only ${describeValue(right, 'the right side')} has ${list(onlyRight)}`]
        : []),
    ].join(', '),
    fix:
      shared.length === 0
        ? 'aggregate both sides by the same labels'
        : `match by what they share with \`on (${shared.join(', ')})\`, or aggregate both sides alike`,
  };
}

/** Whether all samples carry the same labels: not where `or` or a selector mixes series of different kinds. */
function isUniform(expression: Expression, { schema }: CheckContext): boolean {
  const mixed = [...descendants(expression)].some((node) => node.kind === 'binary' && node.operator === 'or');
  return !mixed && selectorsIn(expression).every((selector) => selectedSeries(selector, schema).length <= 1);
}
