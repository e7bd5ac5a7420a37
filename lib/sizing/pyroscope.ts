import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { disk } from '#lib/sizing/rounded';
import { fixedSize, type ProgramSize, type Sized } from '#lib/sizing/sized';
import { type Bytes, gibibytes, mebibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';

/** How many pods of one service a site is taken to have, where only the cluster knows them. */
const discoveredPods = 20;

/** What one program's CPU, memory and goroutine profiles of a day take once they are merged: 50 KiB a minute. Assumed. */
const profilesOfADay = mebibytes(72);

/**
 * The metadata index: "a few gigabytes, even at large scale", says
 * https://grafana.com/docs/pyroscope/latest/reference-pyroscope-v2-architecture/deployment-modes/#metastore. Of some dozen
 * programs it is one; Raft keeps three snapshots of it beside its log, and what is being merged takes one more.
 */
const indexSize = gibibytes(5);

/**
 * Pyroscope writes what arrives twice a second and merges it later; its work follows from how many programs are profiled.
 * One replica takes no more than its limits let in. Assumed; explicit sizes win.
 */
export const sizePyroscope = (
  environment: Pick<Environment, 'place'>,
  { resources }: ProfilesChoices,
): ProgramSize => explicitOr(environment, ['profiles'], resources, fixedSize(0.5, mebibytes(2_048), dozen));

/** Alloy holds one profile of each target at a time. Assumed. */
export const sizeAlloy = (): ProgramSize => fixedSize(0.1, mebibytes(256), dozen);

const dozen = 'enough for the profiles of some dozen programs';

/** What the volume needs: the index and, where there is no bucket, the profiles as long as they are kept. */
export const sizeProfilesDisk = (choices: ProfilesChoices): Sized<Bytes> => disk(profilesDiskNeed(choices));

/** What the programs that are profiled need of the volume. */
export function profilesDiskNeed({ storage, retention, targets }: ProfilesChoices): Need {
  const programs = Object.values(targets).reduce(
    (sum, target) => sum + (target.kind === 'static' ? target.addresses.length : discoveredPods),
    0,
  );
  const load = { unit: 'programs', declared: programs, base: indexSize.inBytes } as const;
  if (storage.kind === 'object storage') {
    return { ...load, each: 0, from: `${indexSize} for the index; the profiles are in the bucket` };
  }
  const daysKept = Math.ceil(retention.inSeconds / days(1).inSeconds);
  return {
    ...load,
    each: profilesOfADay.inBytes * daysKept,
    from: `${indexSize} for the index + ${programs} programs x ${profilesOfADay} a day x ${daysKept} days`,
  };
}
