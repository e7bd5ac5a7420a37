import { impliedBy, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { otelLogs } from '#metrics/stack-jobs';

/** Seen on version 0.155.0, but for failures, which come with the first of them. */
const ofCollector = {
  job: otelLogs,
  source: {
    kind: 'documented',
    document: 'https://opentelemetry.io/docs/collector/internal-telemetry/#lists-of-internal-metrics',
    isCommon: true,
  },
} as const;

const receiver = upTo(20, 'Which files: file_log');
const transport = impliedBy('receiver', 'Of a network, and so empty');
const exporter = upTo(1, 'Where to: otlp_http');
const signal = impliedBy('exporter', 'Of what: logs');
const processor = upTo(6, 'The step, such as redaction');

export const agentLinesRead = counter('otelcol_receiver_accepted_log_records_total', {
  help: 'Lines that were read and taken',
  unit: 'count',
  labels: { receiver, transport },
  ...ofCollector,
});

export const agentLinesRefused = counter('otelcol_receiver_refused_log_records_total', {
  help: 'Lines that the pipeline did not take at once, and that are read again',
  unit: 'count',
  labels: { receiver, transport },
  ...ofCollector,
});

export const agentLinesSent = counter('otelcol_exporter_sent_log_records_total', {
  help: 'Lines that Loki took',
  unit: 'count',
  labels: {
    exporter,
    server_address: impliedBy('exporter', 'The name of Loki'),
    server_port: impliedBy('exporter', 'Its port'),
    url_path: impliedBy('exporter', 'Its path'),
  },
  ...ofCollector,
});

export const agentLinesLost = counter('otelcol_exporter_send_failed_log_records_total', {
  help: 'Lines that Loki refused for good',
  unit: 'count',
  labels: {
    exporter,
    server_address: impliedBy('exporter', 'The name of Loki'),
    server_port: impliedBy('exporter', 'Its port'),
    url_path: impliedBy('exporter', 'Its path'),
  },
  ...ofCollector,
});

export const agentQueueSize = gauge('otelcol_exporter_queue_size', {
  help: 'What waits on disk to be sent',
  unit: 'bytes',
  labels: { exporter, data_type: signal },
  ...ofCollector,
});

export const agentQueueCapacity = gauge('otelcol_exporter_queue_capacity', {
  help: 'What may wait on disk',
  unit: 'bytes',
  labels: { exporter, data_type: signal },
  ...ofCollector,
});

export const agentQueueRefused = counter('otelcol_exporter_enqueue_failed_log_records_total', {
  help: 'Lines that had no room in the queue, and that are read again',
  unit: 'count',
  labels: { exporter },
  ...ofCollector,
});

export const agentFiles = gauge('otelcol_fileconsumer_open_files', {
  help: 'Log files that are followed',
  unit: 'count',
  ...ofCollector,
});

export const agentItemsIn = counter('otelcol_processor_incoming_items_total', {
  help: 'Lines that came to each step',
  unit: 'count',
  labels: { processor, otel_signal: impliedBy('processor', 'Of what: logs') },
  ...ofCollector,
});

export const agentItemsOut = counter('otelcol_processor_outgoing_items_total', {
  help: 'Lines that left each step',
  unit: 'count',
  labels: { processor, otel_signal: impliedBy('processor', 'Of what: logs') },
  ...ofCollector,
});

export const agentMemory = gauge('otelcol_process_memory_rss_bytes', {
  help: 'Memory in use',
  unit: 'bytes',
  ...ofCollector,
});

export const agentUptime = counter('otelcol_process_uptime_seconds_total', {
  help: 'How long it has been running',
  unit: 'seconds',
  zeroInitialised: true,
  ...ofCollector,
});
