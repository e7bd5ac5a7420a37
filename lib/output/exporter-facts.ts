import { savingOf } from '#lib/metrics/saving';
import type { ExporterFact } from '#lib/output/stack-output';
import { keptCatalogue, type Stack } from '#lib/stack';
import { type Scraped, scrapedBy } from '#lib/topology/scraped';

/** Of each exporter of which only that is kept which is read: whose it is, and what is saved. */
export function exporterFacts({ environment, content }: Stack): readonly ExporterFact[] {
  const keeping = keptCatalogue(environment, content);
  const scraped = scrapedBy(environment);
  return content.catalogue.jobs
    .filter(({ keeps }) => keeps === 'read')
    .map((job) => ({
      ...savingOf(job, keeping, content.shown),
      ownedBy: ownersOf(scraped.filter((targets) => targets.job === job.name)),
    }));
}

const ownersOf = (targets: readonly Scraped[]): ExporterFact['ownedBy'] =>
  (['stack', 'site'] as const).filter((owner) =>
    targets.some(({ isOfStack }) => isOfStack === (owner === 'stack')),
  );
