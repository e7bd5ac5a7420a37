import { configuredPaths } from '#lib/components/deployed/paths';
import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import type { ObjectStorageChoices } from '#lib/environment/shared-choices';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { certificateFiles } from '#lib/kubernetes/certificates';
import type { NativeFile } from '#lib/native-file';
import { addressesOf } from '#lib/topology/addresses';
import { elasticsearch } from '#lib/topology/programs';
import { proxyFor } from '#lib/topology/proxy';
import { renderYaml } from '#lib/yaml';

/** Where Elasticsearch has its configuration. It reads certificates from nowhere else, and writes its keystore there. */
export const configFolder = '/usr/share/elasticsearch/config';

/** How much of a disk is in use when it gets no new shards, loses some, and is written to no more. */
const watermarks = { low: '80%', high: '85%', flood_stage: '92%' } as const;

/** The folder with the certificates that nodes show each other. */
export const nodesFolder = 'nodes';

const tlsFrom = (folder: string) => ({
  enabled: true,
  certificate: `${folder}/${certificateFiles.certificate}`,
  key: `${folder}/${certificateFiles.key}`,
  certificate_authorities: [`${folder}/${certificateFiles.authority}`],
});

/**
 * elasticsearch.yml: three nodes that find each other by name, all of them with data, nobody in without a password.
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/important-settings.html
 */
export function elasticsearchConfig(environment: Environment, storage: ElasticsearchStorage): NativeFile {
  const { ports, name } = elasticsearch;
  const { data } = configuredPaths(elasticsearch, environment);
  const { objectStorage } = environment;
  const nodes = Array.from({ length: storage.nodes }, (_, node) => `${name}-${node}`);
  const configuration = {
    'cluster.name': environment.cluster,
    // Of the pod.
    'node.name': `\${HOSTNAME}`,
    'path.data': data,
    'network.host': '0.0.0.0',
    'http.port': ports.web.number,
    'transport.port': ports.transport.number,
    'readiness.port': ports.ready.number,
    'discovery.seed_hosts': addressesOf(elasticsearch, ports.transport, environment),
    // Read only by nodes that belong to no cluster yet.
    'cluster.initial_master_nodes': nodes,
    // Without it nodes need a setting of the kernel. https://www.elastic.co/guide/en/elasticsearch/reference/8.19/_maximum_map_count_check.html
    'node.store.allow_mmap': false,
    ...Object.fromEntries(
      Object.entries(watermarks).map(([mark, share]) => [
        `cluster.routing.allocation.disk.watermark.${mark}`,
        share,
      ]),
    ),
    // Jaeger's, and those of Elasticsearch itself: a slip of the pen makes no index.
    'action.auto_create_index': '+jaeger-*,+.*,-*',
    'xpack.security.enabled': true,
    'xpack.security.autoconfiguration.enabled': false,
    'xpack.security.transport.ssl': {
      ...tlsFrom(nodesFolder),
      // By their authority: it signs for nobody else.
      verification_mode: 'certificate',
      client_authentication: 'required',
    },
    'xpack.security.http.ssl': tlsFrom('certificates'),
    // Nothing here uses them, and each takes memory or calls out.
    'xpack.ml.enabled': false,
    'xpack.watcher.enabled': false,
    'ingest.geoip.downloader.enabled': false,
    ...(storage.snapshots.kind === 'object storage' &&
      objectStorage !== undefined &&
      snapshotClient(objectStorage, environment.output)),
  };
  return {
    path: 'config/elasticsearch/elasticsearch.yml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml(configuration, '1.1')}`,
  };
}

/** How the object storage is reached: https://www.elastic.co/guide/en/elasticsearch/reference/8.19/repository-s3.html#repository-s3-client */
function snapshotClient({ url, region }: ObjectStorageChoices, output: Output) {
  const client = 's3.client.default';
  const proxy = proxyFor(new URL(url), output);
  return {
    [`${client}.endpoint`]: url,
    [`${client}.region`]: region,
    // Servers other than that of Amazon seldom know buckets as names of hosts.
    [`${client}.path_style_access`]: true,
    ...(proxy !== undefined && proxySettings(client, new URL(proxy.url))),
  };
}

const proxySettings = (client: string, { protocol, hostname, port }: URL) => ({
  [`${client}.proxy.scheme`]: protocol.replace(':', ''),
  [`${client}.proxy.host`]: hostname,
  [`${client}.proxy.port`]: Number(port) || (protocol === 'https:' ? 443 : 80),
});
