import type { RecordingCase } from '#lib/rules/recording-case';
import { baselineCases } from '#recordings/baselines.cases';
import { performanceCases } from '#recordings/performance.cases';

/** The proofs of every recording rule. */
export const recordingCases: readonly RecordingCase[] = [...performanceCases, ...baselineCases];
