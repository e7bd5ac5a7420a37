import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { pyroscope } from '#metrics/stack-jobs';

/** Pyroscope documents its metrics only where it defines them. @param path from the root of its repository */
const definedIn = <Path extends string>(path: Path) =>
  ({
    job: pyroscope,
    source: { kind: 'documented', document: `https://github.com/grafana/pyroscope/blob/v2.2.1/${path}` },
  }) as const;

export const pyroscopeRequestDuration = histogram('pyroscope_request_duration_seconds', {
  help: 'How long answers to Alloy and Grafana took',
  unit: 'seconds',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100],
  labels: {
    route: upTo(30, 'What was asked'),
    method: impliedBy('route', 'The HTTP method, or gRPC'),
    status_code: upTo(4, 'How it ended'),
    ws: impliedBy('route', 'Whether it is a web socket'),
  },
  job: pyroscope,
  source: {
    kind: 'documented',
    document: 'https://github.com/grafana/dskit/blob/main/server/metrics.go',
  },
});

const discarded = {
  unit: 'count',
  labels: {
    reason: upTo(20, 'Why, such as rate_limited or profile_size_limit'),
    tenant: oneOf('Whose: there is one', 'anonymous'),
  },
  ...definedIn('pkg/validation/validate.go'),
} as const;

export const pyroscopeDiscardedProfiles = counter('pyroscope_discarded_samples_total', {
  ...discarded,
  help: 'Profiles that were refused',
});

export const pyroscopeDiscardedBytes = counter('pyroscope_discarded_bytes_total', {
  ...discarded,
  unit: 'bytes',
  help: 'Bytes of profiles that were refused',
});

export const pyroscopeRaftState = gauge('pyroscope_metastore_raft_state', {
  help: 'Whether the index is in this state: while it has no leader, nothing is stored or found',
  unit: 'none',
  range: zeroToOne,
  labels: { state: oneOf('The state', 'Follower', 'Candidate', 'Leader', 'Shutdown') },
  ...definedIn('pkg/metastore/raftnode/node_metrics.go'),
});

export const pyroscopeMemory = gauge('process_resident_memory_bytes', {
  help: 'Memory of the program',
  unit: 'bytes',
  job: pyroscope,
  source: {
    kind: 'documented',
    document: 'https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics',
    isCommon: true,
  },
});
