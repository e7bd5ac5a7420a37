import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { problemAt } from '#lib/environment/problem-at';
import { boundedFields, isIndexLabel, isStructuredMetadata } from '#lib/logs/labels';
import type { Problem } from '#lib/problem';
import { gibibytes } from '#lib/units/bytes';
import { type Duration, days, hours } from '#lib/units/duration';

/** Up to about so much a day one Loki with files is meant for: https://grafana.com/docs/loki/latest/get-started/deployment-modes/ */
const mostOnFiles = gibibytes(20);

/** Loki's index is cut by days, and nothing of a day is deleted before its end. */
const day = days(1);

/** How long Loki waits before it deletes what it need not keep any more, rounded up to its next look. */
const deletesWithin = hours(3);

const checkLoad = environmentCheck(['logs', 'load'], (environment) => {
  const { logs, load } = environment;
  if (logs === undefined) return [];
  if (load.logBytesPerDay === undefined) {
    return [
      problemAt(environment, 'logs', ['load'], {
        message: 'there are logs, and nothing says how many bytes come in a day: Loki is sized from it',
        fix: 'add load.logBytesPerDay: what programs write into their logs, such as 10Gi',
      }),
    ];
  }
  if (logs.storage.kind === 'object storage' || !mostOnFiles.isLessThan(load.logBytesPerDay)) return [];
  return [
    problemAt(environment, 'logs', ['logs', 'storage', 'kind'], {
      message: `${load.logBytesPerDay} of lines a day are more than ${mostOnFiles}, which one Loki keeps as files`,
      fix: 'write kind: object storage, with replicas and a bucket',
    }),
  ];
});

const checkRetention = environmentCheck(['logs'], (environment) => {
  const { logs } = environment;
  if (logs === undefined) return [];
  return [...wrongRetention(environment, logs.retention), ...deletedEarly(environment, logs)];
});

type Placed = Pick<Environment, 'place'>;

function wrongRetention(environment: Placed, retention: Duration): readonly Problem[] {
  const at = (message: string) => [
    problemAt(environment, 'logs', ['logs', 'retention'], {
      message,
      fix: 'write whole days, 1d or more, such as 30d',
    }),
  ];
  if (retention.isShorterThan(day))
    return at(`${retention} is less than ${day}, the least that Loki keeps; m are minutes`);
  return retention.inMilliseconds % day.inMilliseconds === 0
    ? []
    : at(`${retention} are no whole days, and Loki deletes by days`);
}

/** Loki finds what the bucket has deleted in its index, and queries fail. */
function deletedEarly(environment: Placed, { storage, retention }: LogsChoices): readonly Problem[] {
  if (storage.kind === 'filesystem' || storage.bucket.deletesAfter === undefined) return [];
  const { deletesAfter } = storage.bucket;
  const least = retention.plus(day);
  if (!deletesAfter.isShorterThan(retention.plus(deletesWithin))) return [];
  return [
    problemAt(environment, 'logs', ['logs', 'storage', 'bucket', 'deletesAfter'], {
      message: `the bucket deletes after ${deletesAfter} what Loki wants to find for ${retention}, and deletes itself up to ${deletesWithin} later`,
      fix: `write ${least} or more, here and in the bucket, or a shorter logs.retention`,
    }),
  ];
}

const checkBucket = environmentCheck(['logs', 'objectStorage'], (environment) => {
  const { logs, objectStorage } = environment;
  if (logs?.storage.kind !== 'object storage' || objectStorage !== undefined) return [];
  return [
    problemAt(environment, 'logs', ['logs', 'storage', 'kind'], {
      message: 'lines are kept in a bucket, and there is no objectStorage',
      fix: 'add objectStorage, or write kind: filesystem',
    }),
  ];
});

const checkReplicas = environmentCheck(['logs', 'output'], (environment) => {
  const { logs, output } = environment;
  if (logs?.storage.kind !== 'object storage' || output.kind !== 'processes') return [];
  return [
    problemAt(environment, 'logs', ['logs', 'storage', 'kind'], {
      message: 'the replicas of Loki that share a bucket find each other by the addresses of their pods',
      fix: 'write kind: filesystem for processes',
    }),
  ];
});

/** In a cluster the logs of all containers are read, on one machine the files that are named. */
const checkFiles = environmentCheck(['logs', 'output'], (environment) => {
  const { logs, output } = environment;
  if (logs === undefined) return [];
  const at = (message: string, fix: string) => [
    problemAt(environment, 'logs', ['logs', 'files'], { message, fix }),
  ];
  if (output.kind === 'kubernetes') {
    return logs.files.length === 0
      ? []
      : at('in a cluster the logs of all containers are read, and no other files', 'remove it');
  }
  if (logs.files.length === 0) {
    return at('nothing says which files are read', 'add files: the job and the paths of each program');
  }
  return logs.files.flatMap(({ job }, index) =>
    logs.files.findIndex((other) => other.job === job) === index
      ? []
      : [
          problemAt(environment, 'logs', ['logs', 'files', index, 'job'], {
            message: `${job} is there twice`,
            fix: 'write its paths in one place',
          }),
        ],
  );
});

/** Namespaces are those of a cluster: on one machine there is nothing to exclude. */
const checkNamespaces = environmentCheck(['logs', 'output'], (environment) => {
  const { logs, output } = environment;
  if (logs === undefined || output.kind === 'kubernetes' || logs.agent.excludedNamespaces.length === 0) {
    return [];
  }
  return [
    problemAt(environment, 'logs', ['logs', 'agent', 'excludedNamespaces'], {
      message: 'output.kind is processes: the files of logs.files are read, and there are no namespaces',
      fix: 'remove it',
    }),
  ];
});

/** Each value of a label is a stream with chunks of its own: a label with many makes an index that is larger than the lines. */
const checkIndexLabels = environmentCheck(['logs'], (environment) =>
  (environment.logs?.indexLabels ?? []).flatMap((label, index) => {
    const mistake = unsuitable(label);
    return mistake === undefined
      ? []
      : [problemAt(environment, 'logs', ['logs', 'indexLabels', index], mistake)];
  }),
);

function unsuitable(label: string): Pick<Problem, 'message' | 'fix'> | undefined {
  if (Object.hasOwn(boundedFields, label)) return undefined;
  if (isIndexLabel(label)) return { message: `${label} is one anyway`, fix: 'remove it' };
  if (isStructuredMetadata(label)) {
    return {
      message: `${label} has no bound: each value would be a stream of its own`,
      fix: `remove it: it is kept beside each line, and found by | ${label}="..."`,
    };
  }
  return {
    message: `nobody knows how many values ${label} has: each would be a stream of its own`,
    fix: `remove it and search with | json | ${label}="..."; or declare its bound in lib/logs/labels.ts. Bounded are ${Object.keys(boundedFields).join(', ')}`,
  };
}

export const logsChecks = [
  checkLoad,
  checkRetention,
  checkBucket,
  checkReplicas,
  checkFiles,
  checkNamespaces,
  checkIndexLabels,
] as const;
