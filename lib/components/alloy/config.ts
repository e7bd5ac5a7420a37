import { type Block, Reference, renderAlloy } from '#lib/components/alloy/syntax';
import { certificatePath } from '#lib/components/deployed/certificates';
import { configuredPaths, secretPath } from '#lib/components/deployed/paths';
import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices, ProfileTarget } from '#lib/environment/profiles-choices';
import type { AccessTokens } from '#lib/environment/shared-choices';
import type { NativeFile } from '#lib/native-file';
import { serviceUrl } from '#lib/topology/addresses';
import { alloy, pyroscopeGateway } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import { type Duration, seconds } from '#lib/units/duration';

/** How often each program is asked. */
export const scrapeInterval: Duration = seconds(60);

/**
 * How long each program watches its CPU: an answer takes that long, and the program's server has to allow it. Unless it is
 * given, and even when it is given as 14s, the default, Alloy asks for the whole interval less a second:
 * https://github.com/grafana/alloy/blob/v1.18.1/internal/component/pyroscope/scrape/target.go.
 */
export const cpuProfileOf: Duration = seconds(15);

/** Of heap and goroutines, which are answered at once; Alloy itself adds the interval where the CPU is watched. */
const scrapeTimeout: Duration = seconds(20);

/**
 * Alloy's configuration file. Its components:
 * https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.scrape/,
 * https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/,
 * https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.kubernetes/,
 * https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.relabel/
 */
export const alloyConfig = (environment: Environment, { targets, tokens }: ProfilesChoices): NativeFile => ({
  path: 'config/config.alloy',
  text: renderAlloy(`Generated from environments/${environment.name}.yaml; change that.`, [
    { name: 'logging', attributes: { level: 'info', format: 'json' } },
    ...Object.entries(targets).flatMap(([service, target]) => serviceBlocks(service, target)),
    writeBlock(environment, tokens),
  ]),
});

/** Services are DNS labels, and those have no underscore: each has a label of its own. */
const labelOf = (service: string): string => service.replaceAll('-', '_');

const writer = 'pyroscope';

const writeBlock = (environment: Environment, { write }: AccessTokens): Block => ({
  name: 'pyroscope.write',
  label: writer,
  attributes: { external_labels: { cluster: environment.cluster, site: environment.site } },
  blocks: [
    {
      name: 'endpoint',
      attributes: {
        url: serviceUrl(pyroscopeGateway, pyroscopeGateway.ports.web, environment),
        bearer_token_file: configuredPaths(alloy, environment).file(secretPath(write)),
        follow_redirects: false,
        remote_timeout: '10s',
        // Newer profiles come anyway.
        max_backoff_period: '30s',
        max_backoff_retries: 5,
      },
      ...(usesTls(pyroscopeGateway, environment) && {
        blocks: [{ name: 'tls_config', attributes: { ca_file: certificatePath(alloy, 'authority') } }],
      }),
    },
  ],
});

function serviceBlocks(service: string, target: ProfileTarget): readonly Block[] {
  const label = labelOf(service);
  switch (target.kind) {
    case 'static':
      return [
        scrapeBlock(
          label,
          target.addresses.map((address) => ({ __address__: address, service_name: service })),
        ),
      ];
    case 'kubernetes':
      return [
        podsBlock(label, target),
        relabelBlock(label, service, target),
        scrapeBlock(label, new Reference(`discovery.relabel.${label}.output`)),
      ];
  }
}

type Pods = Extract<ProfileTarget, { kind: 'kubernetes' }>;

const podsBlock = (label: string, { role, namespaces, selector }: Pods): Block => ({
  name: 'discovery.kubernetes',
  label,
  attributes: { role },
  blocks: [
    { name: 'namespaces', attributes: { names: namespaces } },
    { name: 'selectors', attributes: { role, label: selector } },
  ],
});

const meta = '__meta_kubernetes_pod';

const relabelBlock = (label: string, service: string, { ports }: Pods): Block => ({
  name: 'discovery.relabel',
  label,
  attributes: { targets: new Reference(`discovery.kubernetes.${label}.targets`) },
  blocks: [
    {
      ...rule({ source_labels: [`${meta}_phase`], regex: 'Running', action: 'keep' }),
      why: 'Pods that have ended keep their address for a while, which another may have by then.',
    },
    rule({ source_labels: [`${meta}_container_init`], regex: 'true', action: 'drop' }),
    rule({
      source_labels: [`${meta}_container_port_name`, `${meta}_container_port_number`],
      regex: ports.map((port) => (typeof port === 'number' ? `.*;${port}` : `${port};.*`)).join('|'),
      action: 'keep',
    }),
    rule({ target_label: 'service_name', replacement: service }),
    rule({ source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' }),
    rule({ source_labels: [`${meta}_name`], target_label: 'pod' }),
  ],
});

const rule = (attributes: NonNullable<Block['attributes']>): Block => ({ name: 'rule', attributes });

const scrapeBlock = (
  label: string,
  targets: Reference | readonly Readonly<Record<string, string>>[],
): Block => ({
  name: 'pyroscope.scrape',
  label,
  attributes: {
    targets,
    forward_to: [new Reference(`pyroscope.write.${writer}.receiver`)],
    scrape_interval: scrapeInterval.toString(),
    scrape_timeout: scrapeTimeout.toString(),
    delta_profiling_duration: cpuProfileOf.toString(),
    follow_redirects: false,
  },
  blocks: [
    {
      name: 'profiling_config',
      blocks: [
        profile('process_cpu', true),
        profile('memory', true),
        profile('goroutine', true),
        {
          ...profile('block', false),
          why: 'Off in Go unless a program asks for them, because they cost time.',
        },
        profile('mutex', false),
      ],
    },
  ],
});

const profile = (kind: string, enabled: boolean): Block => ({
  name: `profile.${kind}`,
  attributes: { enabled },
});
