import { type HttpClient, httpClient, stackTls } from '#lib/components/prometheus/http-client';
import { writePrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { RemoteWriteChoices } from '#lib/environment/metrics-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import type { RemoteWriteQueue } from '#lib/sizing/remote-write';
import { serviceUrl } from '#lib/topology/addresses';
import { vmauth } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** A storage that samples are sent to. */
export interface RemoteWriteTarget extends RemoteWriteChoices {
  /** As Prometheus' own metrics call it. */
  readonly name: string;
  /** How it is spoken to. */
  readonly client: HttpClient;
}

/** Every storage that Prometheus sends its samples to: the stack's own, and one elsewhere. */
export function remoteWriteTargets(environment: Environment): readonly RemoteWriteTarget[] {
  const { victoriaMetrics, remoteWrite, output } = environment;
  return [
    ...(victoriaMetrics === undefined
      ? []
      : [
          {
            name: 'victoria-metrics',
            url: `${serviceUrl(vmauth, vmauth.ports.web, environment)}${writePrefix}/api/v1/write`,
            token: victoriaMetrics.tokens.write,
            client: usesTls(vmauth, environment) ? { tls_config: stackTls } : {},
          },
        ]),
    ...(remoteWrite === undefined
      ? []
      : [{ name: 'outside', ...remoteWrite, client: httpClient(new URL(remoteWrite.url), output) }]),
  ];
}

/**
 * One entry of `remote_write`.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write
 */
export function remoteWriteConfig({ name, url, token, client }: RemoteWriteTarget, queue: RemoteWriteQueue) {
  return {
    name,
    url,
    // VictoriaMetrics does not speak Remote Write 2.0.
    protobuf_message: 'prometheus.WriteRequest',
    ...(token !== undefined && { authorization: { credentials_file: secretFile(token) } }),
    ...client,
    // External labels are there by now. Both replicas have to send the same series, so that storage keeps one of them.
    write_relabel_configs: [{ regex: 'replica', action: 'labeldrop' }],
    queue_config: {
      max_samples_per_send: queue.maxSamplesPerSend,
      capacity: queue.capacity,
      min_shards: queue.minShards,
      max_shards: queue.maxShards,
      // Dashboards of the last seconds read from long-term storage.
      batch_send_deadline: '1s',
      // A storage that asks for patience would otherwise lose what it was sent.
      retry_on_http_429: true,
    },
  };
}

/** Relative to the configuration file, as Prometheus reads it. */
const secretFile = ({ secret, key }: SecretReference): string => `../secrets/${secret}/${key}`;
