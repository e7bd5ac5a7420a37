import type { RecordingCase } from '#lib/rules/recording-case';
import { performanceCases } from '#recordings/performance.cases';

/** The proofs of every recording rule. */
export const recordingCases: readonly RecordingCase[] = [...performanceCases];
