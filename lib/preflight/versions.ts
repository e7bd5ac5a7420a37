/** A release of Kubernetes: `1.33`. */
export interface Release {
  readonly major: number;
  readonly minor: number;
}

/**
 * The releases that the manifests are made for: the oldest is that of the types in `lib/kubernetes/kinds.ts`, the
 * newest that whose schemas and server have read them.
 */
export const proven: { readonly oldest: Release; readonly newest: Release } = {
  oldest: { major: 1, minor: 28 },
  newest: { major: 1, minor: 36 },
};

/** The release of `v1.33.2-gke.100`. @returns undefined when there is none in it */
export function releaseOf(version: string): Release | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

export const renderRelease = ({ major, minor }: Release): string => `${major}.${minor}`;

/** How many releases `one` is newer than `other`. Negative: older. */
export const newerBy = (one: Release, other: Release): number =>
  (one.major - other.major) * 1_000 + one.minor - other.minor;
