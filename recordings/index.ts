import type { RuleGroup } from '#lib/rules/group';
import { performanceRecordings } from '#recordings/performance';

/** Every group of recording rules. */
export const recordings: readonly RuleGroup[] = [performanceRecordings];
