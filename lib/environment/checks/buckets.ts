import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { type Located, problemAt, renderPath } from '#lib/environment/problem-at';
import type { Bucket } from '#lib/environment/shared-choices';
import type { Problem } from '#lib/problem';

/** A bucket that is used for something, and where its name stands in the file. */
interface PlacedBucket extends Bucket {
  readonly path: KeyPath;
}

/** Each use has a bucket of its own. Two at a time, so that what is wrong with a third hides nothing. */
export const bucketChecks = [
  environmentCheck(['traces', 'logs'], (environment) =>
    check(environment, snapshotsOf(environment), linesOf(environment)),
  ),
  environmentCheck(['traces', 'profiles'], (environment) =>
    check(environment, snapshotsOf(environment), profilesOf(environment)),
  ),
  environmentCheck(['logs', 'profiles'], (environment) =>
    check(environment, linesOf(environment), profilesOf(environment)),
  ),
  environmentCheck(['logs', 'victoriaMetrics'], (environment) =>
    check(environment, linesOf(environment), samplesOf(environment)),
  ),
  environmentCheck(['traces', 'victoriaMetrics'], (environment) =>
    check(environment, snapshotsOf(environment), samplesOf(environment)),
  ),
  environmentCheck(['profiles', 'victoriaMetrics'], (environment) =>
    check(environment, profilesOf(environment), samplesOf(environment)),
  ),
];

function check(
  located: Located,
  one: PlacedBucket | undefined,
  other: PlacedBucket | undefined,
): readonly Problem[] {
  if (one === undefined || one.bucket !== other?.bucket) return [];
  return [
    problemAt(located, 'buckets', other.path, {
      message: `${other.bucket} is ${renderPath(one.path)} too, and each deletes in it by its own rules`,
      fix: 'give each a bucket of its own',
    }),
  ];
}

function snapshotsOf({ traces }: Pick<Environment, 'traces'>): PlacedBucket | undefined {
  if (traces?.storage.kind !== 'elasticsearch' || traces.storage.snapshots.kind === 'none') return undefined;
  return { ...traces.storage.snapshots.bucket, path: ['traces', 'storage', 'snapshots', 'bucket', 'bucket'] };
}

function samplesOf({ victoriaMetrics }: Pick<Environment, 'victoriaMetrics'>): PlacedBucket | undefined {
  const backup = victoriaMetrics?.backup;
  return backup && { bucket: backup.bucket, path: ['victoriaMetrics', 'backup', 'bucket'] };
}

function linesOf({ logs }: Pick<Environment, 'logs'>): PlacedBucket | undefined {
  if (logs?.storage.kind !== 'object storage') return undefined;
  return { ...logs.storage.bucket, path: ['logs', 'storage', 'bucket', 'bucket'] };
}

function profilesOf({ profiles }: Pick<Environment, 'profiles'>): PlacedBucket | undefined {
  if (profiles?.storage.kind !== 'object storage') return undefined;
  return { ...profiles.storage.bucket, path: ['profiles', 'storage', 'bucket', 'bucket'] };
}
