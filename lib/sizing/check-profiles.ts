import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { sizeProfilesDisk } from '#lib/sizing/pyroscope';

/** Whether the volume of Pyroscope holds what it promises to keep. */
export function checkProfilesDisk(environment: Pick<Environment, 'profiles' | 'place'>): readonly Problem[] {
  const { profiles } = environment;
  if (profiles === undefined) return [];
  const { size } = profiles.storage.storage;
  const { value: needed, from } = sizeProfilesDisk(profiles);
  if (!size.isLessThan(needed)) return [];
  return [
    problemAt(environment, 'disk', ['profiles', 'storage', 'storage', 'size'], {
      message:
        profiles.storage.kind === 'filesystem'
          ? `${size} does not hold ${profiles.retention}: ${from} are ${needed}`
          : `${size} is less than ${needed}, which the index takes`,
      fix: `write ${needed.toSuggestion()} or more${profiles.storage.kind === 'filesystem' ? ', or a shorter profiles.retention' : ''}`,
    }),
  ];
}
