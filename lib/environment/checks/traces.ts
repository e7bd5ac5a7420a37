import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import type { Problem } from '#lib/problem';
import { days, minutes, seconds } from '#lib/units/duration';

type Told = Pick<Problem, 'message' | 'fix'>;

const at = (environment: Pick<Environment, 'place'>, path: KeyPath, told: Told): readonly Problem[] => [
  problemAt(environment, 'traces', ['traces', ...path], told),
];

/** Everything is sized from it. */
const checkLoad = environmentCheck(['traces', 'load'], (environment) => {
  const { traces, load } = environment;
  if (traces === undefined || load.spansPerSecond !== undefined) return [];
  return [
    problemAt(environment, 'traces', ['load'], {
      message: 'there are traces, and nothing says how many spans come in',
      fix: 'add load.spansPerSecond: what all programs send, before any are dropped',
    }),
  ];
});

/** What waits is in the memory of a sampler, and a restart loses it. Assumed: longer traces are few. */
const longestWait = minutes(5);

/** Days are what Elasticsearch deletes; the sampler wakes up every second. */
const checkDurations = environmentCheck(['traces'], (environment) => {
  const { traces } = environment;
  if (traces === undefined) return [];
  const { retention, sampler } = traces;
  const { decisionWait } = sampler;
  return [
    ...(retention.inMilliseconds > 0 && retention.inMilliseconds % days(1).inMilliseconds === 0
      ? []
      : at(environment, ['retention'], {
          message: `${retention} is not one day or several whole ones: an index holds the spans of a day`,
          fix: 'write whole days, such as 7d',
        })),
    ...(decisionWait.inMilliseconds % 1_000 === 0 &&
    !decisionWait.isShorterThan(seconds(1)) &&
    !longestWait.isShorterThan(decisionWait)
      ? []
      : at(environment, ['sampler', 'decisionWait'], {
          message: `${decisionWait} is not between 1s and ${longestWait} in whole seconds, in which the sampler looks at its traces`,
          fix: 'write how long a trace takes at most, such as 30s: what waits is in memory, and a restart loses it',
        })),
  ];
});

/** Who may send is said: otherwise the NetworkPolicies let nobody in, and there are no traces. */
const checkSenders = environmentCheck(['traces', 'hosts', 'output'], (environment) => {
  const { traces, hosts, output } = environment;
  if (output.kind !== 'kubernetes' || traces === undefined) return [];
  if (traces.from.length > 0 || hosts.otel !== undefined) return [];
  return [
    problemAt(environment, 'traces', ['traces'], {
      message: 'nobody may send spans: traces.from is empty, and there is no hosts.otel',
      fix: 'add the pods that send to traces.from, such as {namespace: dwcp, selector: app=dwcp-v3}, or hosts.otel',
    }),
  ];
});

/** On one machine they share one configuration, and its ports; no policy says who may send. */
const checkOneMachine = environmentCheck(['traces', 'output'], (environment) => {
  const { traces, output } = environment;
  if (output.kind !== 'processes' || traces === undefined) return [];
  return [
    ...(traces.from.length === 0
      ? []
      : at(environment, ['from'], {
          message: 'output.kind is processes: whoever has the token may send, and there are no pods',
          fix: 'remove it',
        })),
    ...(['collector', 'sampler'] as const).flatMap((part) =>
      traces[part].replicas === 1
        ? []
        : at(environment, [part, 'replicas'], {
            message: `${traces[part].replicas} replicas would listen on the same ports of one machine`,
            fix: 'write replicas: 1',
          }),
    ),
  ];
});

/** Elasticsearch runs in a cluster, and encrypts. */
const checkEncryption = environmentCheck(['traces', 'output'], (environment) => {
  const { output, traces } = environment;
  const storage = elasticsearchOf(traces);
  if (storage === undefined) return [];
  if (output.kind === 'processes') {
    return at(environment, ['storage', 'kind'], {
      message: 'Elasticsearch runs in a cluster only, and the output is processes',
      fix: 'write kind: badger with its storage',
    });
  }
  if (output.certificates === storage.nodeCertificates) {
    return at(environment, ['storage', 'nodeCertificates'], {
      message: `is ${storage.nodeCertificates}, as output.certificates: every program of the stack could join the nodes`,
      fix: 'name another Secret, with a certificate of an authority that signs for nodes of Elasticsearch alone',
    });
  }
  if (output.certificates !== undefined) return [];
  return at(environment, ['storage', 'kind'], {
    message: 'Elasticsearch encrypts, and there are no output.certificates',
    fix: 'add output.certificates: the Secret with tls.crt, tls.key and ca.crt, or write kind: badger',
  });
});

/** Snapshots have somewhere to go. */
const checkSnapshots = environmentCheck(['traces', 'objectStorage'], (environment) => {
  const { traces, objectStorage } = environment;
  if (elasticsearchOf(traces)?.snapshots.kind !== 'object storage' || objectStorage !== undefined) return [];
  return at(environment, ['storage', 'snapshots', 'kind'], {
    message: 'snapshots go to the object storage, and there is none',
    fix: 'add objectStorage with its address and keys, or write kind: none with a reason',
  });
});

/** Elasticsearch can put its shards somewhere, agree who leads, and finds its snapshots again. */
const checkElasticsearch = environmentCheck(['traces'], (environment) => {
  const storage = elasticsearchOf(environment.traces);
  if (storage === undefined) return [];
  const { nodes, copies, snapshots } = storage;
  return [
    ...(nodes === 2
      ? at(environment, ['storage', 'nodes'], {
          message: '2 nodes cannot agree who leads while one of them is away',
          fix: 'write 3, or 1 where traces may be away for a while',
        })
      : []),
    ...(copies < nodes
      ? []
      : at(environment, ['storage', 'copies'], {
          message: `${copies} copies besides the shard itself need ${copies + 1} nodes, and there are ${nodes}`,
          fix: `write ${nodes - 1} or less, or nodes: ${copies + 1} or more`,
        })),
    ...(snapshots.kind === 'object storage' && snapshots.bucket.deletesAfter !== undefined
      ? at(environment, ['storage', 'snapshots', 'bucket', 'deletesAfter'], {
          message: `the bucket deletes after ${snapshots.bucket.deletesAfter} what later snapshots share with earlier ones`,
          fix: 'let the bucket delete nothing, and remove this: Elasticsearch deletes old snapshots itself',
        })
      : []),
  ];
});

const elasticsearchOf = (traces: TracesChoices | undefined): ElasticsearchStorage | undefined =>
  traces?.storage.kind === 'elasticsearch' ? traces.storage : undefined;

export const tracesChecks = [
  checkLoad,
  checkDurations,
  checkSenders,
  checkOneMachine,
  checkEncryption,
  checkSnapshots,
  checkElasticsearch,
];
