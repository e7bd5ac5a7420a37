import { alertmanagerArguments } from '#lib/components/alertmanager/arguments';
import { flagsOf } from '#lib/components/argument';
import { certificatesOf, probeScheme } from '#lib/components/deployed/certificates';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { certificateAuthorityVolume } from '#lib/kubernetes/certificate-authority';
import { certificatesVolume } from '#lib/kubernetes/certificates';
import {
  configMap,
  configMapVolume,
  contentHash,
  type Mirror,
  mirrorMount,
} from '#lib/kubernetes/config-map';
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
import { sizeAlertmanager } from '#lib/sizing/alertmanager';
import { alertmanager } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** Where `dist/<environment>` begins in the container: files keep the paths that they have there. */
const root = '/etc/alertmanager';
const dataFolder = '/alertmanager';

/** Notifications that are being sent are finished, and the state is written. */
const stopsWithin = minutes(2);

/** It reads back its silences and meets the others. */
const startsWithin = minutes(3);

const { name } = alertmanager;
const { web, mesh } = alertmanager.ports;

export interface AlertmanagerManifests {
  readonly image: string;
  /** `config/alertmanager.yaml` and its templates. */
  readonly files: readonly NativeFile[];
  readonly secrets: readonly SecretReference[];
}

const mirrorOf = ({ files }: AlertmanagerManifests): Mirror => ({
  name: `${name}-config`,
  folder: 'config',
  files,
});

/** The ConfigMap that mirrors native files. */
export const alertmanagerMirrors = (
  input: AlertmanagerManifests,
  namespace: string,
): readonly KubernetesObject[] => [configMap(mirrorOf(input), name, namespace)];

/** Everything of Alertmanager in a cluster but its ConfigMap, in apply order. */
export function alertmanagerObjects(
  input: AlertmanagerManifests,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { namespace } = output;
  return [
    serviceAccount(name, namespace, false),
    headlessService(name, namespace, [web, mesh]),
    service(name, namespace, web),
    ...networkPoliciesOf(alertmanager, environment, output),
    ...(environment.alertmanager.replicas > 1 ? [podDisruptionBudget(name, namespace)] : []),
    alertmanagerStatefulSet(input, environment, output),
  ];
}

function alertmanagerStatefulSet(
  input: AlertmanagerManifests,
  environment: Environment,
  output: KubernetesOutput,
): KubernetesObject {
  const size = sizeAlertmanager(environment);
  const { replicas, storage } = environment.alertmanager;
  const mirror = mirrorOf(input);
  const secrets = secretVolumes(input.secrets, `${root}/secrets`);
  const authority = certificateAuthorityVolume(output, root);
  const certificates = certificatesVolume(output, root, certificatesOf(alertmanager, environment));
  return statefulSet(
    {
      name,
      replicas,
      container: {
        name,
        image: input.image,
        args: flagsOf(
          alertmanagerArguments(environment, {
            config: `${root}/config/alertmanager.yaml`,
            data: `${dataFolder}/data`,
            listen: `:${web.number}`,
            mesh: { listen: `0.0.0.0:${mesh.number}`, advertise: `$(POD_IP):${mesh.number}` },
          }),
        ),
        env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
        ports: containerPorts([web, mesh]),
        ...probes({
          ready: '/-/ready',
          healthy: '/-/healthy',
          port: web.name,
          startsWithin,
          ...probeScheme(alertmanager, environment),
        }),
        resources: resources(size.cpu.value, size.memory.value),
        volumeMounts: [
          mirrorMount(mirror, root),
          ...secrets.mounts,
          ...authority.mounts,
          ...certificates.mounts,
        ],
      },
      volumes: [configMapVolume(mirror), ...secrets.volumes, ...authority.volumes, ...certificates.volumes],
      storage: claimOf(storage, output, dataFolder),
      stopsWithin,
      usesApi: false,
      // It cannot reload its configuration by itself, so a change replaces the pods, one after the other.
      podAnnotations: { 'dwcp-monitoring/config-hash': contentHash(input.files) },
    },
    output,
  );
}
