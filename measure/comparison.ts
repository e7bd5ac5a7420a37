import { blockBytesPerSample, headBytesPerSeries, samplesPerPrometheusCore } from '#lib/sizing/prometheus';
import { bytesPerSample, indexBytesPerSeries } from '#lib/sizing/storage-disk';
import { bytesPerSeries, rowsPerStorageCore } from '#lib/sizing/storage-needs';
import type { Figures } from '#measure/figures';

/** What is measured, what the model counts with, and what others published. */
export interface Comparison {
  readonly what: string;
  readonly subject: 'VictoriaMetrics' | 'Prometheus';
  readonly figure: 'samplesPerCore' | 'bytesPerSample' | 'indexBytesPerSeries' | 'memoryPerSeries';
  readonly model: number;
  /** Why the model counts with that. */
  readonly because: string;
  readonly published: string;
}

/** Every coefficient that is measured here. */
export const comparisons: readonly Comparison[] = [
  {
    what: 'samples/s per core',
    subject: 'VictoriaMetrics',
    figure: 'samplesPerCore',
    model: rowsPerStorageCore,
    because: 'half of what clusters were seen at, as the documentation asks for 50 % of spare CPU',
    published:
      '[90000](https://github.com/VictoriaMetrics/VictoriaMetrics/issues/4922) on storage nodes of one core, 128000 on a single node of four (prometheus-benchmark, 1.102)',
  },
  {
    what: 'bytes per sample on disk',
    subject: 'VictoriaMetrics',
    figure: 'bytesPerSample',
    model: bytesPerSample,
    because: 'the upper end of whole installations; the index comes on top with a fifth',
    published:
      '[around 1 or less](https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/#capacity-planning); 0.27 to 1.1 over whole installations',
  },
  {
    what: 'bytes of index per series',
    subject: 'VictoriaMetrics',
    figure: 'indexBytesPerSeries',
    model: indexBytesPerSeries,
    because: 'half as much again, for longer labels than those measured',
    published: 'a fifth of the samples, up to half with churn',
  },
  {
    what: 'bytes of memory per active series',
    subject: 'VictoriaMetrics',
    figure: 'memoryPerSeries',
    model: bytesPerSeries,
    because:
      'of whole installations: queries, caches that have filled and the page cache, which is not measured here',
    published:
      '5400 ([Adsterra](https://docs.victoriametrics.com/victoriametrics/casestudies/#adsterra)), 7000 ([issue 7299](https://github.com/VictoriaMetrics/VictoriaMetrics/issues/7299)), 15700 (dvops.dev)',
  },
  {
    what: 'samples/s per core',
    subject: 'Prometheus',
    figure: 'samplesPerCore',
    model: samplesPerPrometheusCore,
    because: 'rules, compaction and sending them on are in it; what is measured only takes them in',
    published: 'none known',
  },
  {
    what: 'bytes per sample in a block',
    subject: 'Prometheus',
    figure: 'bytesPerSample',
    model: blockBytesPerSample,
    because: 'the upper end',
    published: '[1 to 2](https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects)',
  },
  {
    what: 'bytes of memory per active series',
    subject: 'Prometheus',
    figure: 'memoryPerSeries',
    model: headBytesPerSeries,
    because:
      'rounded up from what scraping was seen to take; the factors for remote write and queries come on top',
    published:
      '[3000](https://www.robustperception.io/how-much-ram-does-prometheus-2-x-need-for-cardinality-and-ingestion), doubled for garbage collection included',
  },
];

/** The figures as a Markdown table, beside those of the model and of others. */
export function renderComparisons(measured: Readonly<Record<Comparison['subject'], Figures>>): string {
  return [
    '| program | figure | measured | model | why the model has that | published |',
    '| --- | --- | --- | --- | --- | --- |',
    ...comparisons.map((comparison) => {
      const { subject, what, figure } = comparison;
      return `| ${subject} | ${what} | ${rounded(measured[subject][figure])} | ${modelCells(comparison)} |`;
    }),
  ].join('\n');
}

/** What of a row does not depend on what was measured. */
export const modelCells = ({ model, because, published }: Comparison): string =>
  [model, because, published].join(' | ');

/** To two digits: more of them differ from run to run. */
const rounded = (figure: number): string => String(Number(figure.toPrecision(2)));
