import { commandLine } from '#lib/components/victoria-metrics/command-line';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment, KubernetesOutput } from '#lib/environment/environment';
import { configMap, configMapVolume, type Mirror } from '#lib/kubernetes/config-map';
import type { Container } from '#lib/kubernetes/kinds';
import { networkPoliciesOf } from '#lib/kubernetes/network-policies';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { probes } from '#lib/kubernetes/probes';
import {
  containerPorts,
  headlessService,
  podDisruptionBudget,
  service,
  serviceAccount,
} from '#lib/kubernetes/replicated';
import { resources } from '#lib/kubernetes/resources';
import { secretVolumes } from '#lib/kubernetes/secret-volumes';
import { claimOf, statefulSet } from '#lib/kubernetes/stateful-set';

/** Where `dist/<environment>` begins in the container: files keep the paths that they have there. */
const rootOf = (name: string): string => `/etc/${name}`;

/** Where the volume is. A folder of it is the program's: the volume's own may hold a lost+found. */
const volumeFolder = '/storage';

/** Answers 200 even while the program is shutting down and `/health` does not: https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/ */
const healthy = '/-/healthy';

/** One ConfigMap for each folder of files. */
function mirrorsOf({ program, files }: VictoriaMetricsProgram): readonly Mirror[] {
  const folders = [...new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  return folders.map((folder) => ({
    name: `${program.name}-${folder}`,
    folder,
    files: files.filter(({ path }) => path.startsWith(`${folder}/`)),
  }));
}

/** The ConfigMaps that mirror native files. */
export const programMirrors = (
  description: VictoriaMetricsProgram,
  namespace: string,
): readonly KubernetesObject[] =>
  mirrorsOf(description).map((mirror) => configMap(mirror, description.program.name, namespace));

/** Everything of the program in a cluster but its ConfigMaps, in apply order. */
export function programObjects(
  description: VictoriaMetricsProgram,
  image: string,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { program, hasService } = description;
  const { name } = program;
  const { namespace } = output;
  const replicas = program.replicas(environment);
  return [
    serviceAccount(name, namespace, false),
    headlessService(name, namespace, Object.values(program.ports)),
    ...(hasService === true ? [service(name, namespace, program.ports.web, 'none')] : []),
    ...networkPoliciesOf(program, environment, output),
    ...(replicas > 1 ? [podDisruptionBudget(name, namespace)] : []),
    programStatefulSet(description, image, replicas, output),
  ];
}

function programStatefulSet(
  description: VictoriaMetricsProgram,
  image: string,
  replicas: number,
  output: KubernetesOutput,
): KubernetesObject {
  const { program, size, storage, apart, settlesWithin, stopsWithin, startsWithin, withoutLivenessProbe } =
    description;
  const { name, ports } = program;
  const root = rootOf(name);
  const mirrors = mirrorsOf(description);
  const secrets = secretVolumes(description.secretFiles, `${root}/secrets`);
  return statefulSet(
    {
      name,
      replicas,
      container: {
        name,
        image,
        args: commandLine(description, {
          file: (path) => `${root}/${path}`,
          data: `${volumeFolder}/data`,
          listen: (port) => `:${port.number}`,
        }),
        ...variablesOf(description),
        ports: containerPorts(Object.values(ports)),
        ...probes({
          ready: '/health',
          ...(withoutLivenessProbe === undefined && { healthy }),
          port: ports.web.name,
          startsWithin,
        }),
        resources: resources(size.cpu.value, size.memory.value),
        volumeMounts: [
          ...mirrors.map((mirror) => ({
            name: mirror.name,
            mountPath: `${root}/${mirror.folder}`,
            readOnly: true,
          })),
          ...secrets.mounts,
        ],
      },
      volumes: [...mirrors.map(configMapVolume), ...secrets.volumes],
      ...(storage !== undefined && { storage: claimOf(storage, output, volumeFolder) }),
      ...(apart !== undefined && { apart }),
      ...(settlesWithin !== undefined && { settlesWithin }),
      stopsWithin,
      usesApi: false,
      ...(withoutLivenessProbe !== undefined && { withoutLivenessProbe }),
    },
    output,
  );
}

function variablesOf({ secretVariables }: VictoriaMetricsProgram): Pick<Container, 'env'> {
  const variables = Object.entries(secretVariables);
  if (variables.length === 0) return {};
  return {
    env: variables.map(([name, { secret, key }]) => ({
      name,
      valueFrom: { secretKeyRef: { name: secret, key } },
    })),
  };
}
