import { at, entriesAt, listAt, textAt, textsAt } from '#lib/kubernetes/value';

type Labels = Readonly<Record<string, string>>;

/**
 * Whether a `LabelSelector` selects something with these labels. An empty one selects everything.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export const isSelected = (labels: Labels, selector: unknown): boolean =>
  hasAll(labels, at(selector, 'matchLabels')) &&
  listAt(selector, 'matchExpressions').every((requirement) => isMet(labels, requirement));

/** Whether the labels include all of these, as the selector of a Service wants it. */
export const hasAll = (labels: Labels, wanted: unknown): boolean =>
  entriesAt(wanted).every(([key, value]) => labels[key] === value);

function isMet(labels: Labels, requirement: unknown): boolean {
  const value = labels[textAt(requirement, 'key') ?? ''];
  const isListed = value !== undefined && listAt(requirement, 'values').includes(value);
  switch (textAt(requirement, 'operator')) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** A selector as `kubectl -l` takes it: `app=dwcp,tier in (node,manager)`; `every pod` where it is empty. */
export function describeSelector(selector: unknown): string {
  const parts = [
    ...Object.entries(textsAt(selector, 'matchLabels')).map(([key, value]) => `${key}=${value}`),
    ...listAt(selector, 'matchExpressions').map(describeRequirement),
  ];
  return parts.length === 0 ? 'every pod' : parts.join(',');
}

function describeRequirement(requirement: unknown): string {
  const key = textAt(requirement, 'key');
  const values = listAt(requirement, 'values').join(',');
  switch (textAt(requirement, 'operator')) {
    case 'In':
      return `${key} in (${values})`;
    case 'NotIn':
      return `${key} notin (${values})`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return `${key}`;
  }
}
