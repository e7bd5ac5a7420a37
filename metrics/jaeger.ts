import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { jaeger, jaegerCollector, jaegerQuery } from '#metrics/stack-jobs';

/** Seen with Jaeger 2.13.0. */
const source = {
  kind: 'documented',
  document: 'https://www.jaegertracing.io/docs/2.13/operations/monitoring/',
  isCommon: true,
} as const;

const ofStorage = {
  kind: oneOf('What keeps the spans', 'badger', 'elasticsearch'),
  name: oneOf('As the configuration calls it', 'spans'),
  role: upTo(3, 'What is kept there: tracestore'),
  operation: upTo(10, 'What was asked: find_traces, get_services'),
};

const requests = {
  help: 'Requests of people to what keeps the spans',
  unit: 'count',
  labels: { ...ofStorage, result: oneOf('How they ended', 'ok', 'err') },
  source,
} as const;

export const jaegerStorageRequests = counter('jaeger_storage_requests_total', { job: jaeger, ...requests });
export const jaegerQueryStorageRequests = counter('jaeger_storage_requests_total', {
  job: jaegerQuery,
  ...requests,
});

const ofBadger = {
  unit: 'bytes',
  nameDisagrees: 'Badger calls it so',
  labels: {
    kind: oneOf('What keeps the spans', 'badger'),
    name: oneOf('As the configuration calls it', 'spans'),
    role: oneOf('What is kept there', 'tracestore'),
  },
  job: jaeger,
  source,
} as const;

export const jaegerBadgerTables = gauge('jaeger_storage_badger_size_bytes_lsm', {
  help: 'What the tables of Badger take of the volume',
  ...ofBadger,
});

export const jaegerBadgerValues = gauge('jaeger_storage_badger_size_bytes_vlog', {
  help: 'What the values of Badger take of the volume',
  ...ofBadger,
});

/** Seen with Jaeger 2.13.0 in front of a server that refused what it was sent. */
const ofBulk = {
  unit: 'count',
  labels: {
    kind: oneOf('What keeps the spans', 'elasticsearch'),
    name: oneOf('As the configuration calls it', 'spans'),
    role: oneOf('What is kept there', 'tracestore'),
  },
  zeroInitialised: true,
  job: jaegerCollector,
  source,
} as const;

export const jaegerCollectorDocuments = counter('jaeger_storage_bulk_index_inserts_total', {
  help: 'Documents that Elasticsearch stored: spans, and services with their operations',
  ...ofBulk,
});

export const jaegerCollectorRefusedDocuments = counter('jaeger_storage_bulk_index_errors_total', {
  help: 'Documents that Elasticsearch refused while it took others; they are lost',
  ...ofBulk,
});

export const jaegerCollectorLostBulks = histogram('jaeger_storage_bulk_index_latency_err_seconds', {
  help: 'How long was tried to send what was given up in the end, up to 1,000 documents each time; they are lost',
  buckets: [5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000],
  note: 'Jaeger counts what is lost as a whole here, and not as errors',
  unit: 'seconds',
  labels: ofBulk.labels,
  job: jaegerCollector,
  source,
});
