import type { ExporterFact } from '#lib/output/stack-output';

/** What is kept of each exporter, as a table for people. */
export const exporterRows = (exporters: readonly ExporterFact[]): readonly (readonly string[])[] => [
  ['job', 'run by', 'families kept', 'series dropped'],
  ...exporters.map((fact) => [fact.job, ownersOf(fact), familiesOf(fact), droppedOf(fact)]),
];

const names = { stack: 'this stack', site: 'the site' } as const;

const ownersOf = ({ ownedBy }: ExporterFact): string =>
  ownedBy.length === 0 ? 'nobody' : ownedBy.map((owner) => names[owner]).join(', and on machines ');

const familiesOf = ({ keptFamilies, ofPage }: ExporterFact): string =>
  ofPage === undefined ? `${keptFamilies}` : `${keptFamilies} of ${ofPage.families}`;

/** `92 % (1089 of 1180)`. */
function droppedOf({ ofPage }: ExporterFact): string {
  if (ofPage === undefined) return 'not known: no page of it was learned';
  const { series, keptSeries } = ofPage;
  return `${shareOf(ofPage)} (${series - keptSeries} of ${series})`;
}

/** The share of series that is dropped, in whole percent: never 100 % while one is kept. */
export const shareOf = ({ series, keptSeries }: NonNullable<ExporterFact['ofPage']>): string =>
  `${Math.floor((100 * (series - keptSeries)) / series)} %`;
