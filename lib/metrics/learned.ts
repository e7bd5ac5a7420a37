import { exporterPath, type LearnedFamily, readExporterFile } from '#lib/metrics/exporter-file';
import type { ScrapeJob } from '#lib/metrics/job';
import { upTo } from '#lib/metrics/label';
import { type Family, histogram, type Metric } from '#lib/metrics/metric';
import { SeriesSelection } from '#lib/metrics/selection';
import { ProblemsError } from '#lib/problem';

/**
 * The metrics of a program that was scraped, from its file.
 *
 * @param file what `metrics/exporters/<job>.json` holds
 * @throws ProblemsError when the file is broken or another job's
 */
export function learnedMetrics(job: ScrapeJob, file: unknown): readonly Metric[] {
  return familiesOf(job, file).map((learned) => metricOf(learned, job, exporterPath(job.name)));
}

/** How many series of each family a page of the program showed. @throws ProblemsError as `learnedMetrics` does */
export const shownBy = (job: ScrapeJob, file: unknown): ReadonlyMap<string, number> =>
  new Map(familiesOf(job, file).map(({ name, series }) => [name, series]));

function familiesOf(job: ScrapeJob, file: unknown): readonly LearnedFamily[] {
  const path = exporterPath(job.name);
  const { job: name, families } = readExporterFile(file, path);
  if (name !== job.name) {
    const message = `was learned for job ${name} and is read for job ${job.name}`;
    const fix = 'read the file of the job itself';
    throw new ProblemsError([{ check: 'catalogue/learned', where: { file: path }, message, fix }]);
  }
  return families;
}

function metricOf(learned: LearnedFamily, job: ScrapeJob, path: string): Metric {
  const { name, type, help, unit, series } = learned;
  const labels = Object.fromEntries(
    learned.labels.map((label) => [label, upTo(series, 'as the exporter shows it')]),
  );
  const source = { kind: 'learned', series } as const;
  const declaredAt = { place: { file: path } };
  const family: Family = { name, help, unit, labels, job, source, declaredAt };
  const selection = new SeriesSelection(name);
  switch (type) {
    case 'counter': {
      const zeroInitialised = learned.labels.length === 0 || learned.seenAtZero === true;
      return Object.assign(selection, family, { kind: type, zeroInitialised });
    }
    case 'gauge':
      return Object.assign(selection, family, { kind: type });
    case 'summary':
      return Object.assign(selection, family, { kind: type });
    case 'untyped':
      return Object.assign(selection, family, { kind: type });
    case 'histogram':
      return {
        ...histogram(name, { help, unit, labels, job, source, buckets: learned.buckets ?? [] }),
        declaredAt,
      };
  }
}
