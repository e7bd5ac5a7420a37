/**
 * The profiles that are taken of Go programs, as Pyroscope calls them.
 * https://grafana.com/docs/pyroscope/latest/view-and-analyze-profile-data/profiling-types/
 */
const profileTypes = {
  cpu: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  heap: 'memory:inuse_space:bytes:space:bytes',
  goroutines: 'goroutine:goroutine:count:goroutine:count',
} as const;

export type ProfileType = keyof typeof profileTypes;

/** A question about profiles: where a program spends its time, its memory or its goroutines. */
export interface ProfilesQuery {
  readonly kind: 'profiles';
  readonly profile: ProfileType;
  /** The program, by the label `service_name` of its profiles. */
  readonly service: string;
}

/** As Grafana's Pyroscope data source reads it. A flame graph shows all profiles as one: nothing is grouped. */
export const renderProfilesQuery = ({ profile, service }: ProfilesQuery): Record<string, unknown> => ({
  queryType: 'profile',
  profileTypeId: profileTypes[profile],
  labelSelector: `{service_name=${JSON.stringify(service)}}`,
  groupBy: [],
});
