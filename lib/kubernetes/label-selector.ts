import type { LabelSelector } from '#lib/kubernetes/kinds';

/**
 * A label selector as `kubectl -l` and service discovery read it (`app=dwcp,tier in (node,manager),!legacy`), in
 * the form that objects use.
 *
 * @throws RangeError when a requirement has no form that is known
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): LabelSelector {
  return {
    matchExpressions: text.split(/,(?![^(]*\))/).map((requirement) => parseRequirement(requirement.trim())),
  };
}

function parseRequirement(requirement: string) {
  const equality = /^([^\s!=]+)\s*(==?|!=)\s*(\S+)$/.exec(requirement);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return { key, operator: operator === '!=' ? 'NotIn' : 'In', values: [value] };
  }
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(requirement);
  if (set !== null) {
    const [, key = '', operator, values = ''] = set;
    return {
      key,
      operator: operator === 'in' ? 'In' : 'NotIn',
      values: values.split(',').map((value) => value.trim()),
    };
  }
  const existence = /^(!?)([^\s!=(),]+)$/.exec(requirement);
  if (existence !== null) {
    const [, not, key = ''] = existence;
    return { key, operator: not === '!' ? 'DoesNotExist' : 'Exists' };
  }
  throw new RangeError(
    `"${requirement}" is no requirement of a label selector, such as app=dwcp or tier in (node,manager)`,
  );
}
