import { parse } from 'yaml';
import { lokiConfig } from '#lib/components/loki/config';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { gibibytes } from '#lib/units/bytes';
import { cluster, environment } from '#test/lib/components/example';
import { inBucket, inCluster, localLogs, locally, onFiles } from '#test/lib/components/logs';

const read = (site: Environment, choices: LogsChoices) => parse(lokiConfig(site, choices, '/etc/loki').text);

describe("Loki's configuration", () => {
  const alone = read(inCluster(), onFiles);
  const shared = read(inCluster(inBucket), inBucket);

  it('of one keeps files, and asks nobody', () => {
    expect(alone).toMatchObject({
      common: { replication_factor: 1, ring: { kvstore: { store: 'inmemory' } } },
      schema_config: { configs: [{ object_store: 'filesystem', store: 'tsdb', schema: 'v13' }] },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    });
    expect(alone.memberlist).toBeUndefined();
  });

  it('of several shares a bucket, finds the others, and keeps each line three times until it is there', () => {
    expect(shared).toMatchObject({
      common: { replication_factor: 3, ring: { kvstore: { store: 'memberlist' } } },
      memberlist: {
        join_members: [
          'loki-0.loki.monitoring.svc:7946',
          'loki-1.loki.monitoring.svc:7946',
          'loki-2.loki.monitoring.svc:7946',
        ],
      },
      storage_config: {
        use_thanos_objstore: true,
        object_store: { s3: { bucket_name: 'dwcp-logs', endpoint: 's3.example.com', insecure: false } },
      },
      compactor: { delete_request_store: 's3', deletion_marker_object_store_prefix: 'deletion-markers/' },
    });
  });

  it('names no key of the bucket', () => {
    expect(lokiConfig(inCluster(inBucket), inBucket, '/etc/loki').text).not.toMatch(/key_id|secret_access/);
  });

  it('finds lines by the declared labels, and those of the environment', () => {
    const choices = { ...onFiles, indexLabels: ['component'] };
    expect(read(inCluster(choices), choices).limits_config.otlp_config.resource_attributes).toEqual({
      ignore_defaults: true,
      attributes_config: [
        { action: 'index_label', attributes: ['cluster', 'namespace', 'job', 'level', 'component'] },
      ],
    });
  });

  it('deletes after the retention, and lets nobody delete before', () => {
    expect(alone.limits_config).toMatchObject({
      retention_period: '168h',
      max_query_lookback: '168h',
      deletion_mode: 'disabled',
    });
  });

  it('takes ten times the average of a day, of one stream as of all', () => {
    expect(alone.limits_config).toMatchObject({
      ingestion_rate_mb: 4,
      per_stream_rate_limit: '4MB',
    });
    const busy = environment({
      output: cluster,
      load: { ...inCluster().load, logBytesPerDay: gibibytes(200) },
      logs: inBucket,
    });
    expect(read(busy, inBucket).limits_config).toMatchObject({
      ingestion_rate_mb: 25,
      ingestion_burst_size_mb: 50,
      per_stream_rate_limit: '25MB',
    });
  });

  it('sends alerts to every Alertmanager, with the labels that those of Prometheus have', () => {
    const { alertmanager_url, external_labels } = alone.ruler;
    expect(alertmanager_url.split(',')).toHaveLength(inCluster().alertmanager.replicas);
    expect(external_labels).toEqual({
      cluster: inCluster().cluster,
      environment: inCluster().name,
      site: inCluster().site,
    });
  });

  it('shows a certificate where the environment has one', () => {
    expect(alone.server.http_tls_config).toBeUndefined();
    const site = inCluster(onFiles, { certificates: 'certificates' });
    expect(read(site, onFiles).server.http_tls_config).toEqual({
      cert_file: '/etc/loki/certificates/tls.crt',
      key_file: '/etc/loki/certificates/tls.key',
    });
  });

  it('passes lines on to other replicas over TLS, and shows no certificate that could end', () => {
    const { server, ingester_client, memberlist } = read(
      inCluster(inBucket, { certificates: 'certificates' }),
      inBucket,
    );
    expect(server.grpc_tls_config).toEqual({
      cert_file: '/etc/loki/certificates/tls.crt',
      key_file: '/etc/loki/certificates/tls.key',
    });
    expect(ingester_client.grpc_client_config).toEqual({
      tls_enabled: true,
      tls_ca_path: '/etc/loki/certificates/ca.crt',
      tls_server_name: 'loki-web.monitoring.svc',
    });
    expect(memberlist.tls_enabled).toBeUndefined();
    expect(shared.server.grpc_tls_config).toBeUndefined();
  });

  it('answers no request for longer than a query may take', () => {
    expect(alone.server.http_server_write_timeout).toBe('2m');
    expect(alone.limits_config.query_timeout).toBe('1m');
  });

  it('on one machine listens on loopback', () => {
    expect(read(locally(), localLogs).server).toMatchObject({
      http_listen_address: '127.0.0.1',
      http_listen_port: 3100,
      grpc_listen_address: '127.0.0.1',
    });
  });
});
