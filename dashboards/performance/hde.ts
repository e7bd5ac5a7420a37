import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { ratio } from '#lib/units/quantity';
import { hdeBytesCompressed, hdeBytesOriginal, hdeDeltaHitRate, hdeOperations } from '#metrics/hde';
import { v3HdeCompressionRatio } from '#metrics/v3-details';

export const hde = row('HDE: delta encoding and compression', [
  timeSeries('HDE Compression', {
    description:
      'Share of bytes that each algorithm saves. Below 70 % the data changed, or the wrong algorithm is chosen.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [{ expr: promql`avg by (algorithm) (${v3HdeCompressionRatio})`, legend: '{{algorithm}}' }],
    limits: { worse: 'below', steps: [{ at: ratio(0.7), color: 'yellow' }] },
  }),
  timeSeries('HDE Delta Hits', {
    description: 'Share of blocks that were sent as a difference from a known one, on each node.',
    unit: 'percent',
    min: 0,
    max: 100,
    width: 6,
    queries: [{ expr: promql`${hdeDeltaHitRate}`, legend: '{{node}}' }],
  }),
  timeSeries('HDE Bytes Before and After', {
    description: 'Bytes per second before encoding and after it, by what was encoded.',
    unit: 'bytesPerSecond',
    width: 6,
    queries: [
      {
        expr: promql`sum by (data_type) (rate(${hdeBytesOriginal}[${rateInterval}]))`,
        legend: '{{data_type}} before',
      },
      {
        expr: promql`sum by (data_type) (rate(${hdeBytesCompressed}[${rateInterval}]))`,
        legend: '{{data_type}} after',
      },
    ],
  }),
  timeSeries('HDE Operations', {
    description: 'Encodings and decodings per second, by how they ended.',
    unit: 'perSecond',
    width: 6,
    queries: [
      {
        expr: promql`sum by (operation, result) (rate(${hdeOperations}[${rateInterval}]))`,
        legend: '{{operation}}: {{result}}',
      },
    ],
  }),
]);
