import { flagsOf } from '#lib/components/argument';
import { certificatesOf, probeScheme } from '#lib/components/deployed/certificates';
import { grafanaArguments } from '#lib/components/grafana/arguments';
import { dashboardsFolder, dataFolder, root } from '#lib/components/grafana/paths';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices, GrafanaDatabase } from '#lib/environment/grafana-choices';
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
import type { Container, Volume, VolumeMount } from '#lib/kubernetes/kinds';
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
import { sizeGrafana } from '#lib/sizing/grafana';
import { grafana } from '#lib/topology/programs';
import { proxyVariables } from '#lib/topology/proxy-variables';
import { type Bytes, gibibytes, mebibytes } from '#lib/units/bytes';
import { minutes } from '#lib/units/duration';

/** Requests that run are answered. */
const stopsWithin = minutes(1);

/** The first start of a version changes the tables of the database, which takes minutes where it is large. */
const startsWithin = minutes(10);

const { name } = grafana;
const { web } = grafana.ports;

export interface GrafanaManifests {
  readonly image: string;
  readonly choices: GrafanaChoices;
  /** `config/grafana/grafana.ini` and the provisioning. */
  readonly config: readonly NativeFile[];
  /** `dashboards/<uid>.json`. */
  readonly dashboards: readonly NativeFile[];
  readonly secrets: readonly SecretReference[];
}

const configMirror = ({ config }: GrafanaManifests): Mirror => ({
  name: `${name}-config`,
  folder: 'config',
  files: config,
});

/** One for each, because a ConfigMap holds no more than a few large dashboards. */
const dashboardMirrors = ({ dashboards }: GrafanaManifests): readonly Mirror[] =>
  dashboards.map((file) => ({
    name: `${name}-dashboard-${file.path.slice(dashboardsFolder.length + 1).replace(/\.json$/, '')}`,
    folder: dashboardsFolder,
    files: [file],
  }));

/** The ConfigMaps that mirror native files. */
export const grafanaMirrors = (input: GrafanaManifests, namespace: string): readonly KubernetesObject[] =>
  [configMirror(input), ...dashboardMirrors(input)].map((mirror) => configMap(mirror, name, namespace));

/** Everything of Grafana in a cluster but its ConfigMaps, in apply order. */
export function grafanaObjects(
  input: GrafanaManifests,
  environment: Environment,
  output: KubernetesOutput,
): readonly KubernetesObject[] {
  const { namespace } = output;
  return [
    serviceAccount(name, namespace, false),
    headlessService(name, namespace, [web]),
    // Sessions are in the database: any replica knows who is logged in.
    service(name, namespace, web, 'none'),
    ...networkPoliciesOf(grafana, environment, output),
    ...(input.choices.replicas > 1 ? [podDisruptionBudget(name, namespace)] : []),
    grafanaStatefulSet(input, environment, output),
  ];
}

function grafanaStatefulSet(
  input: GrafanaManifests,
  environment: Environment,
  output: KubernetesOutput,
): KubernetesObject {
  const { choices, config, image } = input;
  const size = sizeGrafana(environment, choices);
  const mirror = configMirror(input);
  const secrets = secretVolumes(input.secrets, `${root}/secrets`);
  const authority = certificateAuthorityVolume(output, root);
  const trusted = certificatesVolume(output, root, certificatesOf(grafana, environment));
  const dashboards = dashboardsVolume(dashboardMirrors(input));
  const scratch = scratchVolumes(choices.database);
  return statefulSet(
    {
      name,
      replicas: choices.replicas,
      container: {
        name,
        image,
        // Past the script of the image, which would add arguments of its own.
        command: ['grafana'],
        args: flagsOf(
          grafanaArguments({
            home: '/usr/share/grafana',
            config: `${root}/config/grafana/grafana.ini`,
            provisioning: `${root}/config/grafana/provisioning`,
            data: dataFolder,
            address: '0.0.0.0',
            port: web.number,
          }),
        ),
        ...proxyOfLogin(environment),
        ports: containerPorts([web]),
        // The first asks the database too: without it nobody can log in, but a restart would not bring it back.
        ...probes({
          ready: '/api/health',
          healthy: '/healthz',
          port: web.name,
          startsWithin,
          ...probeScheme(grafana, environment),
        }),
        resources: resources(size.cpu.value, size.memory.value),
        volumeMounts: [
          mirrorMount(mirror, root),
          ...dashboards.mounts,
          ...secrets.mounts,
          ...authority.mounts,
          ...trusted.mounts,
          ...scratch.mounts,
        ],
      },
      volumes: [
        configMapVolume(mirror),
        ...dashboards.volumes,
        ...secrets.volumes,
        ...authority.volumes,
        ...trusted.volumes,
        ...scratch.volumes,
      ],
      ...(choices.database.kind === 'sqlite' && {
        storage: claimOf(choices.database.storage, output, dataFolder),
      }),
      stopsWithin,
      usesApi: false,
      // It reads these when it starts and never again; dashboards, again and again.
      podAnnotations: { 'dwcp-monitoring/config-hash': contentHash(config) },
    },
    output,
  );
}

/** Grafana asks the identity provider through the proxy of the site, and nobody else. */
function proxyOfLogin({ access, output }: Environment): Pick<Container, 'env'> {
  if (access === undefined) return {};
  const variables = Object.entries(proxyVariables(new URL(access.login.issuer), output));
  return variables.length === 0 ? {} : { env: variables.map(([name, value]) => ({ name, value })) };
}

interface MountedVolumes {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
}

/** All dashboards in one folder, which follows their ConfigMaps without a restart. */
const dashboardsVolume = (mirrors: readonly Mirror[]): MountedVolumes => ({
  volumes: [
    {
      name: dashboardsFolder,
      projected: { sources: mirrors.map((mirror) => ({ configMap: { name: mirror.name } })) },
    },
  ],
  mounts: [{ name: dashboardsFolder, mountPath: `${root}/${dashboardsFolder}`, readOnly: true }],
});

/** What may be written and lost: sockets of the data sources' programs and, where the database is elsewhere, the data. */
function scratchVolumes(database: GrafanaDatabase): MountedVolumes {
  const folders: readonly (readonly [name: string, mountPath: string, size: Bytes])[] = [
    ['tmp', '/tmp', mebibytes(256)],
    ...(database.kind === 'sqlite' ? [] : ([['data', dataFolder, gibibytes(1)]] as const)),
  ];
  return {
    volumes: folders.map(([folder, , size]) => ({
      name: folder,
      emptyDir: { sizeLimit: size.toKubernetes() },
    })),
    mounts: folders.map(([folder, mountPath]) => ({ name: folder, mountPath })),
  };
}
