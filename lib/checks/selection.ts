import type { Workload } from '#lib/checks/workloads';
import { isSelected } from '#lib/kubernetes/label-selection';

/** The same few selectors stand in hundreds of policies and Services. */
const known = new WeakMap<readonly Workload[], Map<string, readonly Workload[]>>();

/**
 * Those whose pods a `LabelSelector` selects. An empty one selects all.
 *
 * @param workloads asked again and again: `workloadsOf` of one stack
 */
export function selectedFrom(workloads: readonly Workload[], selector: unknown): readonly Workload[] {
  const answers = known.get(workloads) ?? new Map<string, readonly Workload[]>();
  known.set(workloads, answers);
  const key = JSON.stringify(selector) ?? '';
  const before = answers.get(key);
  if (before !== undefined) return before;
  const selected = workloads.filter(({ labels }) => isSelected(labels, selector));
  answers.set(key, selected);
  return selected;
}
