import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { Choice, RequiredSecret } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { rootOf } from '#lib/components/deployed/root';
import { lokiArguments } from '#lib/components/loki/arguments';
import { addressVariable, lokiConfig } from '#lib/components/loki/config';
import type { LogsInput } from '#lib/components/otel-logs/component';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import { certificateAuthorityVolume } from '#lib/kubernetes/certificate-authority';
import type { NativeFile } from '#lib/native-file';
import { ingestionLimits, sizeLogVolume, sizeLoki } from '#lib/sizing/loki';
import { loki as program } from '#lib/topology/programs';
import { directHosts, proxyFor } from '#lib/topology/proxy';
import { minutes } from '#lib/units/duration';

export interface LokiInput extends LogsInput {
  /** The rules over log lines: `rules/loki/fake/<file>.yaml`. */
  readonly ruleFiles: readonly NativeFile[];
}

/** As the image runs: https://github.com/grafana/loki/blob/v3.7.8/cmd/loki/Dockerfile */
const user = 10_001;

/** Keeps log lines, answers questions about them, and evaluates the rules over them. */
export function lokiProgram({ environment, choices, ruleFiles }: LokiInput): DeployedProgram {
  const { output } = environment;
  const size = sizeLoki(environment, choices);
  const root = rootOf(program.name);
  const config = lokiConfig(environment, choices, root);
  const authority =
    output.kind === 'kubernetes' ? certificateAuthorityVolume(output, root) : { volumes: [], mounts: [] };
  return {
    program,
    size,
    storage: choices.storage.storage,
    keeps: {
      what:
        choices.storage.kind === 'filesystem'
          ? 'log lines'
          : `log lines, in the bucket ${choices.storage.bucket.bucket}`,
      retention: choices.retention.toString(),
      backup: { kind: 'not needed', why: whyNoBackup(choices) },
    },
    arguments: (paths) => flagsOf(lokiArguments(paths, config, choices)),
    files: [config, ...ruleFiles],
    secretFiles: [],
    // Only so: the client reads no key from a file.
    secretVariables: bucketKeys(environment, choices),
    variables: {
      // What is beside the heap, such as stacks and the index that is mapped, needs the rest.
      GOMEMLIMIT: String(Math.floor(size.memory.value.inBytes * 0.85)),
      ...(output.kind === 'kubernetes' && proxyVariables(environment, choices, output)),
    },
    podFields: { [addressVariable]: 'status.podIP' },
    // The second lists its parts, and answers while it reads its log again or has lost its place in the ring.
    health: { port: program.ports.web, ready: '/ready', healthy: '/services' },
    choices: lokiChoices(environment, choices, size),
    apart: choices.storage.kind === 'object storage',
    // The ring sees it again before the next one leaves.
    settlesWithin: minutes(1),
    // The log is replayed: up to two hours of lines.
    startsWithin: minutes(15),
    // What is in memory is written to the bucket.
    stopsWithin: minutes(5),
    services: [program.ports.web],
    user,
    mounts: authority.mounts,
    volumes: authority.volumes,
  };
}

const whyNoBackup = ({ storage }: LogsChoices): string =>
  storage.kind === 'filesystem'
    ? 'they are gone with the volume: a site that cannot lose them keeps them in object storage'
    : 'the object storage keeps copies of what it is given, and three replicas what it is not given yet';

function bucketKeys(
  { objectStorage }: Environment,
  { storage }: LogsChoices,
): Readonly<Record<string, RequiredSecret>> {
  if (storage.kind === 'filesystem' || objectStorage === undefined) return {};
  return {
    AWS_ACCESS_KEY_ID: { ...objectStorage.accessKey, purpose: 'access key of the object storage' },
    AWS_SECRET_ACCESS_KEY: { ...objectStorage.secretKey, purpose: 'secret key of the object storage' },
  };
}

/** Replicas know each other by address: those of private networks, in which pods are, are reached directly. */
const privateNetworks = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'];

function proxyVariables(
  { objectStorage }: Environment,
  { storage }: LogsChoices,
  output: KubernetesOutput,
): Readonly<Record<string, string>> {
  if (storage.kind === 'filesystem' || objectStorage === undefined) return {};
  const proxy = proxyFor(new URL(objectStorage.url), output);
  if (proxy === undefined) return {};
  return {
    HTTPS_PROXY: proxy.url,
    HTTP_PROXY: proxy.url,
    NO_PROXY: [...directHosts(proxy), ...privateNetworks].join(','),
  };
}

function lokiChoices(
  environment: Environment,
  choices: LogsChoices,
  size: DeployedProgram['size'],
): readonly Choice[] {
  const { storage, retention } = choices;
  const { rate, burst } = ingestionLimits(environment);
  const chosenAt = (name: string, value: { toString(): string }, ...path: readonly string[]) =>
    chosen(environment, name, value, ['logs', ...path]);
  return [
    ...(storage.kind === 'object storage'
      ? [
          chosenAt('replicas', storage.replicas, 'storage', 'replicas'),
          chosenAt('bucket', storage.bucket.bucket, 'storage', 'bucket', 'bucket'),
        ]
      : []),
    chosenAt('retention', retention, 'retention'),
    chosenAt('storage size', storage.storage.size, 'storage', 'storage', 'size'),
    sized('storage needed', sizeLogVolume(environment, choices)),
    sized('cpu cores', size.cpu),
    sized('memory', size.memory),
    {
      name: 'ingestion limits',
      value: `${rate} MB/s, ${burst} MB at once`,
      from: 'ten times the average of load.logBytesPerDay, at least 4 MB/s',
    },
  ];
}
