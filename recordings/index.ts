import { groupsOf, type Topic } from '#lib/rules/topic';
import * as baselines from '#recordings/baselines';
import * as performance from '#recordings/performance';

/** Every file of recording rules. */
export const recordingTopics: readonly Topic[] = [
  { file: 'recordings/performance.ts', exports: performance },
  { file: 'recordings/baselines.ts', exports: baselines },
];

/** Every group of recording rules. */
export const recordings = groupsOf(recordingTopics);
