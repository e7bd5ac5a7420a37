import { flagsOf } from '#lib/components/argument';
import { certificatesOf, probeScheme } from '#lib/components/deployed/certificates';
import { prometheusArguments } from '#lib/components/prometheus/arguments';
import { replicaVariable } from '#lib/components/prometheus/config';
import { discoveryRoles } from '#lib/components/prometheus/rbac';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { certificateAuthorityVolume } from '#lib/kubernetes/certificate-authority';
import { certificatesVolume } from '#lib/kubernetes/certificates';
import { configMap, configMapVolume, type Mirror, mirrorMount } from '#lib/kubernetes/config-map';
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
import type { NativeFile } from '#lib/native-file';
import { sizePrometheus } from '#lib/sizing/prometheus';
import { prometheus } from '#lib/topology/programs';
import { scrapedBy } from '#lib/topology/scraped';
import { minutes } from '#lib/units/duration';

/** Where `dist/<environment>` begins in the container: files keep the paths that they have there. */
const root = '/etc/prometheus';
const dataFolder = '/prometheus';

/** Remote write may take a minute to send what it holds, and a compaction is waited for. */
const stopsWithin = minutes(5);

const { name } = prometheus;
const { web } = prometheus.ports;

export interface PrometheusManifests {
  readonly image: string;
  /** `config/prometheus.yaml`. */
  readonly config: NativeFile;
  /** The file by which it serves with TLS. */
  readonly webFiles: readonly NativeFile[];
  readonly ruleFiles: readonly NativeFile[];
  readonly secrets: readonly SecretReference[];
}

/** The ConfigMaps: apart, so that a changed rule does not change the one with the configuration. */
const mirrorsOf = ({ config, webFiles, ruleFiles }: PrometheusManifests): readonly Mirror[] => [
  { name: `${name}-config`, folder: 'config', files: [config, ...webFiles] },
  { name: `${name}-rules`, folder: 'rules', files: ruleFiles },
];

/** The ConfigMaps that mirror native files. */
export const prometheusMirrors = (
  input: PrometheusManifests,
  namespace: string,
): readonly KubernetesObject[] => mirrorsOf(input).map((mirror) => configMap(mirror, name, namespace));

/** Everything of Prometheus in a cluster but its ConfigMaps, in apply order. */
export function prometheusObjects(
  input: PrometheusManifests,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { namespace } = output;
  const discoveries = scrapedBy(environment)
    .map(({ discovery }) => discovery)
    .filter((discovery) => discovery.kind === 'kubernetes');
  const usesApi = discoveries.length > 0;
  const { replicas } = environment.prometheus;
  return [
    serviceAccount(name, namespace, usesApi),
    ...discoveryRoles(discoveries, { name, namespace }),
    headlessService(name, namespace, [web]),
    service(name, namespace, web),
    ...networkPoliciesOf(prometheus, environment, output),
    ...(replicas > 1 ? [podDisruptionBudget(name, namespace)] : []),
    prometheusStatefulSet(input, environment, output, usesApi),
  ];
}

function prometheusStatefulSet(
  input: PrometheusManifests,
  environment: Environment,
  output: KubernetesOutput,
  usesApi: boolean,
): KubernetesObject {
  const size = sizePrometheus(environment);
  const { replicas, storage } = environment.prometheus;
  const mirrors = mirrorsOf(input);
  const secrets = secretVolumes(input.secrets, `${root}/secrets`);
  const authority = certificateAuthorityVolume(output, root);
  const certificates = certificatesVolume(output, root, certificatesOf(prometheus, environment));
  return statefulSet(
    {
      name,
      replicas,
      container: {
        name,
        image: input.image,
        args: flagsOf(
          prometheusArguments(environment, {
            config: `${root}/${input.config.path}`,
            data: `${dataFolder}/data`,
            listen: `:${web.number}`,
          }),
        ),
        env: [{ name: replicaVariable, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
        ports: containerPorts([web]),
        ...probes({
          ready: '/-/ready',
          healthy: '/-/healthy',
          port: web.name,
          startsWithin: size.startup.value,
          ...probeScheme(prometheus, environment),
        }),
        resources: resources(size.cpu.value, size.memory.value),
        volumeMounts: [
          ...mirrors.map((mirror) => mirrorMount(mirror, root)),
          ...secrets.mounts,
          ...authority.mounts,
          ...certificates.mounts,
        ],
      },
      volumes: [
        ...mirrors.map(configMapVolume),
        ...secrets.volumes,
        ...authority.volumes,
        ...certificates.volumes,
      ],
      storage: claimOf(storage, output, dataFolder),
      stopsWithin,
      usesApi,
    },
    output,
  );
}
