import type { Discovery } from '#lib/environment/metrics-choices';
import type { ScrapeJobFact } from '#lib/output/stack-output';
import type { Stack } from '#lib/stack';
import { scrapedBy } from '#lib/topology/scraped';

/** The scrape jobs that have targets in the environment. */
export function scrapeJobFacts({ environment, content }: Stack): readonly ScrapeJobFact[] {
  const scraped = scrapedBy(environment);
  return content.catalogue.jobs.flatMap(({ name, interval }) =>
    scraped
      .filter(({ job }) => job === name)
      .map(({ discovery }) => ({ name, interval, targets: describe(discovery) })),
  );
}

function describe(discovery: Discovery): string {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.join(', ');
    case 'kubernetes': {
      const where = discovery.namespaces.length === 0 ? '' : ` in ${discovery.namespaces.join(', ')}`;
      const which = discovery.selector === undefined ? '' : ` with ${discovery.selector}`;
      return `Kubernetes: every ${discovery.role}${which}${where}`;
    }
    case 'http':
      return `asked of ${discovery.url}`;
    case 'consul':
      return `service ${discovery.service} of Consul at ${discovery.server}`;
  }
}
