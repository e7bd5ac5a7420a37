import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { jaeger, jaegerQuery } from '#metrics/jobs';

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
