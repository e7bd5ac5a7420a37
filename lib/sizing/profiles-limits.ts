import type { Environment } from '#lib/environment/environment';
import type { Limit } from '#lib/sizing/limit';
import { diskLimit } from '#lib/sizing/program-limits';
import { profilesDiskNeed } from '#lib/sizing/pyroscope';

/** What the volume of Pyroscope holds against what the programs that are profiled need. Its CPU and memory follow from no declared load. */
export function profilesLimits({ profiles }: Pick<Environment, 'profiles'>): readonly Limit[] {
  if (profiles === undefined) return [];
  const { storage } = profiles;
  return [
    diskLimit(
      'pyroscope',
      profilesDiskNeed(profiles),
      storage.storage,
      ['profiles', 'storage', 'storage'],
      storage.kind === 'filesystem' ? 'a shorter profiles.retention' : undefined,
    ),
  ];
}
