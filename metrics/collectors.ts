import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { jaeger, jaegerCollector, jaegerQuery, otelCollector, otelSampler } from '#metrics/stack-jobs';

/** What collectors, and Jaeger which is one, tell about themselves; seen with collector 0.155.0 and Jaeger 2.13.0. */
const source = {
  kind: 'documented',
  document: 'https://opentelemetry.io/docs/collector/internal-telemetry/#lists-of-internal-metrics',
  isCommon: true,
} as const;

const ofReceiver = {
  receiver: upTo(2, 'The receiver: otlp'),
  transport: oneOf('By which protocol', 'grpc', 'http'),
};

const acceptedSpans = {
  help: 'Spans that were taken',
  unit: 'count',
  labels: ofReceiver,
  zeroInitialised: false,
  source,
} as const;

const refusedSpans = {
  help: 'Spans that were refused because memory or a queue was full: the sender sends them again',
  unit: 'count',
  labels: ofReceiver,
  zeroInitialised: true,
  source,
} as const;

const exporter = upTo(
  64,
  'The exporter, one for each sampler: otlp_grpc/otel-sampler-0; jaeger_storage_exporter',
);

const sentSpans = {
  help: 'Spans that were passed on',
  unit: 'count',
  labels: {
    exporter,
    server_address: impliedBy('exporter', 'To whom'),
    server_port: impliedBy('exporter', 'The port there'),
  },
  source,
} as const;

const failedSpans = {
  help: 'Spans that were lost, because what comes next refused them for good',
  unit: 'count',
  labels: {
    exporter,
    server_address: impliedBy('exporter', 'To whom'),
    server_port: impliedBy('exporter', 'The port there'),
    error_type: upTo(10, 'Why'),
    error_permanent: impliedBy('error_type', 'Whether trying again would help'),
  },
  source,
} as const;

/** Jaeger is a collector 0.140.1, which does not say to whom or why. */
const ofJaeger = { labels: { exporter } };

const notQueuedSpans = {
  help: 'Spans for which the queue had no room: the sender is refused, and sends them again',
  unit: 'count',
  labels: { exporter },
  source,
} as const;

const ofQueue = { exporter, data_type: oneOf('What waits', 'traces') };

const queueSize = {
  help: 'What waits in the queue on disk',
  unit: 'bytes',
  labels: ofQueue,
  nameDisagrees: 'the queue is measured in bytes',
  source,
} as const;

const queueCapacity = {
  help: 'What the queue on disk holds',
  unit: 'bytes',
  labels: ofQueue,
  nameDisagrees: 'the queue is measured in bytes',
  source,
} as const;

const memory = { help: 'Memory of the process', unit: 'bytes', source } as const;

export const otelCollectorAcceptedSpans = counter('otelcol_receiver_accepted_spans_total', {
  job: otelCollector,
  ...acceptedSpans,
});
export const otelSamplerAcceptedSpans = counter('otelcol_receiver_accepted_spans_total', {
  job: otelSampler,
  ...acceptedSpans,
});
export const jaegerAcceptedSpans = counter('otelcol_receiver_accepted_spans_total', {
  job: jaeger,
  ...acceptedSpans,
});
export const jaegerCollectorAcceptedSpans = counter('otelcol_receiver_accepted_spans_total', {
  job: jaegerCollector,
  ...acceptedSpans,
});

export const otelCollectorRefusedSpans = counter('otelcol_receiver_refused_spans_total', {
  job: otelCollector,
  ...refusedSpans,
});
export const otelSamplerRefusedSpans = counter('otelcol_receiver_refused_spans_total', {
  job: otelSampler,
  ...refusedSpans,
});
export const jaegerRefusedSpans = counter('otelcol_receiver_refused_spans_total', {
  job: jaeger,
  ...refusedSpans,
});
export const jaegerCollectorRefusedSpans = counter('otelcol_receiver_refused_spans_total', {
  job: jaegerCollector,
  ...refusedSpans,
});

export const otelCollectorSentSpans = counter('otelcol_exporter_sent_spans_total', {
  job: otelCollector,
  ...sentSpans,
});
export const otelSamplerSentSpans = counter('otelcol_exporter_sent_spans_total', {
  job: otelSampler,
  ...sentSpans,
});
export const jaegerSentSpans = counter('otelcol_exporter_sent_spans_total', {
  job: jaeger,
  ...sentSpans,
  ...ofJaeger,
});
export const jaegerCollectorSentSpans = counter('otelcol_exporter_sent_spans_total', {
  job: jaegerCollector,
  ...sentSpans,
  ...ofJaeger,
});

export const otelCollectorFailedSpans = counter('otelcol_exporter_send_failed_spans_total', {
  job: otelCollector,
  ...failedSpans,
});
export const otelSamplerFailedSpans = counter('otelcol_exporter_send_failed_spans_total', {
  job: otelSampler,
  ...failedSpans,
});
export const jaegerFailedSpans = counter('otelcol_exporter_send_failed_spans_total', {
  job: jaeger,
  ...failedSpans,
  ...ofJaeger,
});
export const jaegerCollectorFailedSpans = counter('otelcol_exporter_send_failed_spans_total', {
  job: jaegerCollector,
  ...failedSpans,
  ...ofJaeger,
});

export const otelCollectorNotQueuedSpans = counter('otelcol_exporter_enqueue_failed_spans_total', {
  job: otelCollector,
  ...notQueuedSpans,
});
export const otelSamplerNotQueuedSpans = counter('otelcol_exporter_enqueue_failed_spans_total', {
  job: otelSampler,
  ...notQueuedSpans,
});

export const otelCollectorQueueSize = gauge('otelcol_exporter_queue_size', {
  job: otelCollector,
  ...queueSize,
});
export const otelSamplerQueueSize = gauge('otelcol_exporter_queue_size', { job: otelSampler, ...queueSize });

export const otelCollectorQueueCapacity = gauge('otelcol_exporter_queue_capacity', {
  job: otelCollector,
  ...queueCapacity,
});
export const otelSamplerQueueCapacity = gauge('otelcol_exporter_queue_capacity', {
  job: otelSampler,
  ...queueCapacity,
});

export const otelCollectorMemory = gauge('otelcol_process_memory_rss_bytes', {
  job: otelCollector,
  ...memory,
});
export const otelSamplerMemory = gauge('otelcol_process_memory_rss_bytes', { job: otelSampler, ...memory });
export const jaegerMemory = gauge('otelcol_process_memory_rss_bytes', { job: jaeger, ...memory });
export const jaegerCollectorMemory = gauge('otelcol_process_memory_rss_bytes', {
  job: jaegerCollector,
  ...memory,
});
export const jaegerQueryMemory = gauge('otelcol_process_memory_rss_bytes', { job: jaegerQuery, ...memory });
