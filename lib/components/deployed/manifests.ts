import { certificatesOf, probeScheme } from '#lib/components/deployed/certificates';
import type { DeployedProgram, RepeatedProgramDescription } from '#lib/components/deployed/description';
import { rootOf } from '#lib/components/deployed/root';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import { certificatesVolume } from '#lib/kubernetes/certificates';
import {
  configMap,
  configMapVolume,
  contentHash,
  type Mirror,
  mirrorMount,
} from '#lib/kubernetes/config-map';
import { cronJob } from '#lib/kubernetes/cron-job';
import { daemonSet } from '#lib/kubernetes/daemon-set';
import type { Container } from '#lib/kubernetes/kinds';
import { networkPoliciesOf } from '#lib/kubernetes/network-policies';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Pod } from '#lib/kubernetes/pod-template';
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
import { namespaceOf } from '#lib/topology/namespaces';
import { seconds } from '#lib/units/duration';

/** Where the volume is. A folder of it is the program's: the volume's own may hold a lost+found. */
export const volumeFolder = '/storage';

/** One ConfigMap for each folder of files. */
function mirrorsOf({ program, files }: Pick<DeployedProgram, 'program' | 'files'>): readonly Mirror[] {
  const folders = [...new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  return folders.map((folder) => ({
    name: `${program.name}-${folder}`,
    folder,
    files: files.filter(({ path }) => path.startsWith(`${folder}/`)),
  }));
}

/** The ConfigMaps that mirror native files. */
export const programMirrors = (
  description: Pick<DeployedProgram, 'program' | 'files'>,
  output: KubernetesOutput,
): readonly KubernetesObject[] =>
  mirrorsOf(description).map((mirror) =>
    configMap(mirror, description.program.name, namespaceOf(description.program, output)),
  );

/** Everything of the program in a cluster but its ConfigMaps, in apply order. */
export function programObjects(
  description: DeployedProgram,
  image: string,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { program, services = [], roles } = description;
  const { name, ports, onEachNode } = program;
  const namespace = namespaceOf(program, output);
  const replicas = program.replicas(environment);
  const pod = podOf(description, image, environment, output, serving(description, environment));
  return [
    serviceAccount(name, namespace, roles !== undefined),
    ...(roles?.(output) ?? []),
    headlessService(name, namespace, Object.values(ports)),
    ...services.map((port) => service(name, namespace, port, 'none')),
    ...networkPoliciesOf(program, environment, output),
    ...(replicas > 1 ? [podDisruptionBudget(name, namespace)] : []),
    onEachNode === true ? daemonSet(pod, output) : programStatefulSet(description, pod, replicas, output),
  ];
}

function programStatefulSet(
  { storage, apart, settlesWithin, withoutLivenessProbe }: DeployedProgram,
  pod: Pod,
  replicas: number,
  output: KubernetesOutput,
): KubernetesObject {
  return statefulSet(
    {
      ...pod,
      replicas,
      ...(storage !== undefined && { storage: claimOf(storage, output, volumeFolder) }),
      ...(apart !== undefined && { apart }),
      ...(settlesWithin !== undefined && { settlesWithin }),
      ...(withoutLivenessProbe !== undefined && { withoutLivenessProbe }),
    },
    output,
  );
}

/** Everything of a program that is run again and again but its ConfigMaps, in apply order. */
export function repeatedObjects(
  description: RepeatedProgramDescription,
  image: string,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { program, endsWithin, each = [description] } = description;
  return [
    serviceAccount(program.name, output.namespace, false),
    ...networkPoliciesOf(program, environment, output),
    ...each.map((one) =>
      cronJob(
        {
          ...podOf({ ...description, ...one, stopsWithin: seconds(30) }, image, environment, output, {}),
          schedule: one.schedule,
          endsWithin,
          ...('besidePod' in one && { job: one.name, besidePod: one.besidePod }),
        },
        output,
      ),
    ),
  ];
}

/** How its pods are reached, and asked how they are. */
function serving(
  { program, health, startsWithin }: DeployedProgram,
  environment: Environment,
): Partial<Container> {
  return {
    ports: containerPorts(Object.values(program.ports)),
    ...probes({
      ...(health.ready !== undefined && { ready: health.ready }),
      ...(health.healthy !== undefined && { healthy: health.healthy }),
      port: health.port.name,
      startsWithin,
      // Of the servers themselves; those of health have no TLS.
      ...(health.port.name === 'web' && probeScheme(program, environment)),
    }),
  };
}

function podOf(
  description: Omit<DeployedProgram, 'health' | 'startsWithin'>,
  image: string,
  environment: Environment,
  output: KubernetesOutput,
  served: Partial<Container>,
): Pod {
  const { program, size, stopsWithin, command, rereadsFiles, files } = description;
  const { scratch = [], nodeFolders = [], mounts = [], volumes = [], initContainers } = description;
  const { name } = program;
  const root = rootOf(name);
  const mirrors = mirrorsOf(description);
  const secrets = secretVolumes(description.secretFiles, `${root}/secrets`);
  const certificates = certificatesVolume(output, root, certificatesOf(program, environment));
  return {
    name,
    container: {
      name,
      image,
      ...(command !== undefined && { command }),
      args: description.arguments({
        file: (path) => `${root}/${path}`,
        data: `${volumeFolder}/data`,
        listen: (port) => `:${port.number}`,
      }),
      ...variablesOf(description),
      ...served,
      resources: resources(size.cpu.value, size.memory.value),
      volumeMounts: [
        ...mirrors.map((mirror) => mirrorMount(mirror, root)),
        ...secrets.mounts,
        ...certificates.mounts,
        ...scratch.map((folder) => ({ name: folder.name, mountPath: folder.path })),
        ...nodeFolders.map(({ name: volume, path, mountPath = path, followsMounts, writable }) => ({
          name: volume,
          mountPath,
          ...(writable !== true && { readOnly: true }),
          ...(followsMounts === true && { mountPropagation: 'HostToContainer' }),
        })),
        ...mounts,
      ],
    },
    ...(initContainers !== undefined && { initContainers: initContainers(image) }),
    volumes: [
      ...mirrors.map(configMapVolume),
      ...secrets.volumes,
      ...certificates.volumes,
      ...scratch.map((folder) => ({
        name: folder.name,
        emptyDir: { sizeLimit: folder.size.toKubernetes() },
      })),
      ...nodeFolders.map(({ name: volume, path, writable }) => ({
        name: volume,
        hostPath: { path, type: writable === true ? 'DirectoryOrCreate' : 'Directory' },
      })),
      ...volumes,
    ],
    stopsWithin,
    usesApi: description.roles !== undefined,
    ...(description.user !== undefined && { user: description.user }),
    ...(description.podSecurity !== undefined && { podSecurity: description.podSecurity }),
    ...(rereadsFiles !== true &&
      files.length > 0 && { podAnnotations: { 'dwcp-monitoring/config-hash': contentHash(files) } }),
  };
}

function variablesOf({
  secretVariables,
  variables = {},
  podFields = {},
}: Pick<DeployedProgram, 'secretVariables' | 'variables' | 'podFields'>): Pick<Container, 'env'> {
  const env = [
    ...Object.entries(variables).map(([name, value]) => ({ name, value })),
    ...Object.entries(podFields).map(([name, fieldPath]) => ({
      name,
      valueFrom: { fieldRef: { fieldPath } },
    })),
    ...Object.entries(secretVariables).map(([name, { secret, key }]) => ({
      name,
      valueFrom: { secretKeyRef: { name: secret, key } },
    })),
  ];
  return env.length === 0 ? {} : { env };
}
