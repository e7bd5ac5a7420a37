import { parse } from 'yaml';
import { prometheusConfig } from '#lib/components/prometheus/config';
import { catalogue, environment, job, onOneMachine, ruleFiles } from '#test/lib/components/example';

const text = (changes = {}) => prometheusConfig(environment(changes), catalogue, ruleFiles).text;
const config = (changes = {}) => parse(text(changes));

describe('the configuration of Prometheus', () => {
  it('reads as it is reviewed', () => {
    expect(text()).toMatchInlineSnapshot(`
"# Generated from environments/production.yaml and the metric catalogue; change those.

global:
  evaluation_interval: 15s
  external_labels:
    cluster: dwcp-eu
    environment: production
    site: berlin
    replica: \${REPLICA}
storage:
  tsdb:
    retention:
      time: 2d
      size: 10GB
    out_of_order_time_window: 5m
  exemplars:
    max_exemplars: 100000
rule_files:
  - ../rules/consensus.yaml
alerting:
  alert_relabel_configs:
    - regex: replica
      action: labeldrop
  alertmanagers:
    - static_configs:
        - targets:
            - alertmanager-0.alertmanager.monitoring.svc:9093
            - alertmanager-1.alertmanager.monitoring.svc:9093
            - alertmanager-2.alertmanager.monitoring.svc:9093
scrape_configs:
  - job_name: core
    scrape_interval: 1s
    scrape_timeout: 500ms
    metrics_path: /metrics
    fallback_scrape_protocol: PrometheusText0.0.4
    sample_limit: 1000
    target_limit: 10
    label_limit: 30
    label_name_length_limit: 128
    label_value_length_limit: 1024
    body_size_limit: 1MB
    static_configs:
      - targets:
          - dwcp-node-1:8080
          - dwcp-node-2:8080
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: dwcp_debug_.*
        action: drop
      - source_labels: [__name__]
        regex: dwcp_opened_total|dwcp_state
        action: drop
      - source_labels: [node_id, instance]
        regex: ;dwcp-node-(.+):.*
        target_label: node_id
        replacement: node-$1
  - job_name: breaker
    scrape_interval: 500ms
    scrape_timeout: 400ms
    metrics_path: /metrics
    fallback_scrape_protocol: PrometheusText0.0.4
    sample_limit: 1000
    target_limit: 10
    label_limit: 30
    label_name_length_limit: 128
    label_value_length_limit: 1024
    body_size_limit: 1MB
    static_configs:
      - targets:
          - dwcp-node-1:8080
          - dwcp-node-2:8080
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: dwcp_debug_.*
        action: drop
      - source_labels: [__name__]
        regex: dwcp_opened_total|dwcp_state
        action: keep
  - job_name: prometheus
    scrape_interval: 1s
    scrape_timeout: 500ms
    metrics_path: /metrics
    fallback_scrape_protocol: PrometheusText0.0.4
    sample_limit: 1000
    target_limit: 10
    label_limit: 30
    label_name_length_limit: 128
    label_value_length_limit: 1024
    body_size_limit: 1MB
    static_configs:
      - targets:
          - prometheus-0.prometheus.monitoring.svc:9090
          - prometheus-1.prometheus.monitoring.svc:9090
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: dwcp_debug_.*
        action: drop
"
`);
  });

  it('takes the rules from the folder beside its own, in the order in which they come', () => {
    expect(config().rule_files).toEqual(['../rules/consensus.yaml']);
  });

  it('sends alerts to every Alertmanager', () => {
    expect(config().alerting.alertmanagers[0].static_configs[0].targets).toEqual([
      'alertmanager-0.alertmanager.monitoring.svc:9093',
      'alertmanager-1.alertmanager.monitoring.svc:9093',
      'alertmanager-2.alertmanager.monitoring.svc:9093',
    ]);
  });

  it('gives replicas on one machine ports of their own', () => {
    const local = parse(prometheusConfig(onOneMachine(), catalogue, ruleFiles).text);
    expect(local.alerting.alertmanagers[0].static_configs[0].targets).toEqual([
      '127.0.0.1:9093',
      '127.0.0.1:10093',
      '127.0.0.1:11093',
    ]);
  });

  it('protects dollar signs in external labels, which would be read as variables', () => {
    expect(config({ site: 'a$b' }).global.external_labels.site).toBe('a$$b');
  });

  it('leaves out jobs without targets, and sends samples nowhere when nothing is said', () => {
    const { scrape_configs, remote_write } = config({ targets: {} });
    expect(scrape_configs.map(({ job_name }: { job_name: string }) => job_name)).toEqual(['prometheus']);
    expect(remote_write).toBeUndefined();
  });

  it('takes the time of samples from programs that give it, and still sees their series end', () => {
    const [core = job('core')] = catalogue.jobs;
    const jobs = [{ ...core, stampsItsSamples: true }, job('breaker')];
    const { scrape_configs: scrapes } = parse(
      prometheusConfig(environment(), { ...catalogue, jobs }, ruleFiles).text,
    );
    expect(scrapes).toMatchObject([
      { job_name: 'core', track_timestamps_staleness: true },
      { job_name: 'breaker' },
    ]);
    expect(scrapes[1]).not.toHaveProperty('track_timestamps_staleness');
  });

  it('sends samples without the replica, in as many shards as the load needs', () => {
    const remoteWrite = {
      url: 'http://storage.example.com/write',
      token: { secret: 'storage', key: 'token' },
    };
    const load = { samplesPerSecond: 1_000_000, activeSeries: 1_000_000 };
    expect(config({ remoteWrite, load }).remote_write).toEqual([
      {
        name: 'outside',
        url: 'http://storage.example.com/write',
        protobuf_message: 'prometheus.WriteRequest',
        authorization: { credentials_file: '../secrets/storage/token' },
        write_relabel_configs: [{ regex: 'replica', action: 'labeldrop' }],
        queue_config: {
          max_samples_per_send: 10_000,
          capacity: 30_000,
          min_shards: 25,
          max_shards: 100,
          batch_send_deadline: '1s',
          retry_on_http_429: true,
        },
      },
    ]);
  });
});
