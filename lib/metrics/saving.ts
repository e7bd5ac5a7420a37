import type { ScrapeJob } from '#lib/metrics/job';
import { type Keeping, keptMetrics } from '#lib/metrics/kept';

/** How many series of each family one page of a program showed, by the name of the job and of the family. */
export type ShownSeries = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What the keep rules of a job save. */
export interface Saving {
  readonly job: string;
  readonly keptFamilies: number;
  /** Absent: nobody has learned a page of the program. */
  readonly ofPage?: {
    readonly families: number;
    readonly series: number;
    /** Of those series. */
    readonly keptSeries: number;
  };
}

/** @param shown what was learned from pages of the programs, their families that the catalogue declares by hand included */
export function savingOf(job: Pick<ScrapeJob, 'name'>, keeping: Keeping, shown: ShownSeries): Saving {
  const kept = keptMetrics(job, keeping).map(({ name }) => name);
  const page = shown.get(job.name);
  const saving = { job: job.name, keptFamilies: kept.length };
  if (page === undefined) return saving;
  return {
    ...saving,
    ofPage: {
      families: new Set([...page.keys(), ...kept]).size,
      series: sum([...page.values()]),
      keptSeries: sum(kept.map((name) => page.get(name) ?? 0)),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
