import type { ScrapeJob } from '#lib/metrics/job';
import { mebibytes } from '#lib/units/bytes';
import { seconds } from '#lib/units/duration';

/** A job with nothing special about it. */
export const job: ScrapeJob<'node_id'> = {
  name: 'nodes',
  purpose: 'Nodes',
  exporter: 'node',
  path: '/metrics',
  interval: seconds(5),
  timeout: seconds(1),
  limits: {
    samples: 1_000,
    targets: 10,
    labels: 30,
    labelNameLength: 100,
    labelValueLength: 100,
    bodySize: mebibytes(1),
  },
  keeps: 'all but others',
  targetLabels: [],
  fallbackLabels: ['node_id'],
};
