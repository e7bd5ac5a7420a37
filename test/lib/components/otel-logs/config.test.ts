import { parse } from 'yaml';
import { otelLogsProgram } from '#lib/components/otel-logs/component';
import { otelLogsConfig } from '#lib/components/otel-logs/config';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { inCluster, localLogs, locally, onFiles } from '#test/lib/components/logs';

const read = (site: Environment, choices: LogsChoices) => parse(otelLogsConfig(site, choices).text);

describe('the configuration of what collects logs', () => {
  const config = read(inCluster(), onFiles);

  it('bounds memory before anything else, and removes secrets after everything else', () => {
    expect(config.service.pipelines.logs).toEqual({
      receivers: ['file_log'],
      processors: [
        'memory_limiter',
        'k8s_attributes',
        'transform/labels',
        'transform/redaction',
        'redaction',
      ],
      exporters: ['otlp_http'],
    });
  });

  it('reads the logs of every container but its own, from the beginning, and remembers where it was', () => {
    expect(config.receivers.file_log).toMatchObject({
      include: ['/var/log/pods/*/*/*.log'],
      exclude: ['/var/log/pods/monitoring-nodes_otel-logs-*/*/*.log'],
      start_at: 'beginning',
      storage: 'file_storage',
      retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
    });
    expect(config.extensions.file_storage.directory).toBe('/var/lib/dwcp-monitoring/otel-logs');
  });

  it('leaves out namespaces', () => {
    const choices = { ...onFiles, agent: { excludedNamespaces: ['kube-system'] } };
    expect(read(inCluster(choices), choices).receivers.file_log.exclude).toContain(
      '/var/log/pods/kube-system_*/*/*.log',
    );
  });

  it('knows the pods of its node alone, by the app of which it names lines', () => {
    expect(config.processors.k8s_attributes).toMatchObject({
      filter: { node_from_env_var: 'NODE_NAME' },
      wait_for_metadata: true,
      extract: { labels: [{ tag_name: 'job', key: 'app', from: 'pod' }, { key: 'app.kubernetes.io/name' }] },
    });
  });

  it('keeps of where a line is from what Loki has declared, and nothing else', () => {
    expect(config.processors['transform/labels'].log_statements[0].statements.at(-1)).toBe(
      'keep_keys(resource.attributes, ["cluster", "namespace", "job", "level", "trace_id", "span_id", "pod", "node", "container", "component"])',
    );
  });

  it('waits for Loki on disk, and never gives a line up', () => {
    expect(config.exporters.otlp_http).toMatchObject({
      endpoint: 'http://loki-gateway-web.monitoring.svc:8437/otlp',
      retry_on_failure: { max_elapsed_time: '0s' },
      sending_queue: { storage: 'file_storage', sizer: 'bytes' },
    });
  });

  it('shows the token of those who write to Loki, from a file that it has in the namespace of the nodes', () => {
    expect(config.exporters.otlp_http.auth).toEqual({ authenticator: 'bearertokenauth' });
    expect(config.extensions.bearertokenauth).toEqual({
      filename: '/etc/otel-logs/secrets/loki/write-token',
    });
    expect(config.service.extensions).toContain('bearertokenauth');
    expect(otelLogsProgram({ environment: inCluster(), choices: onFiles }).secretFiles).toEqual([
      {
        secret: 'loki',
        key: 'write-token',
        namespace: 'monitoring-nodes',
        purpose: 'bearer token of those who write to Loki',
      },
    ]);
  });

  it('checks the certificate of the gateway where that shows one', () => {
    const site = inCluster(onFiles, { certificates: 'certificates' });
    expect(read(site, onFiles).exporters.otlp_http).toMatchObject({
      endpoint: 'https://loki-gateway-web.monitoring.svc:8437/otlp',
      tls: { ca_file: '/etc/otel-logs/certificates/ca.crt' },
    });
  });

  it('has a field of lines as a label where the environment wants that, and not beside them', () => {
    const choices = { ...onFiles, indexLabels: ['component'] };
    const moves = read(inCluster(choices), choices).receivers.file_log.operators.filter(
      ({ from }: { readonly from?: string }) => from === 'attributes.line.component',
    );
    expect(moves.map(({ to }: { readonly to: string }) => to)).toEqual(['resource.component']);
  });

  it('on one machine reads the files of each job with the same steps, but for what containers add', () => {
    const local = read(locally(), localLogs);
    const { include, resource, operators } = local.receivers['file_log/dwcp-v3'];
    expect({ include, resource }).toEqual({ include: ['logs/*.log'], resource: { job: 'dwcp-v3' } });
    expect([{ type: 'container' }, ...operators]).toEqual(config.receivers.file_log.operators);
    expect(local.service.pipelines.logs.processors).not.toContain('k8s_attributes');
  });
});
