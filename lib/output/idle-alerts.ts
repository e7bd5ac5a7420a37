import type { IdleAlertFact } from '#lib/output/stack-output';
import { isEmpty, jobsMissing, missingSeries } from '#lib/rules/missing-series';
import type { Stack } from '#lib/stack';
import { scrapedJobs } from '#lib/topology/scraped';

/** The alerts whose expressions are always empty, for want of targets. */
export function idleAlerts({ environment, content, groups, alerts }: Stack): readonly IdleAlertFact[] {
  const missing = missingSeries(content.catalogue.metrics, scrapedJobs(environment), groups);
  return alerts
    .filter(({ expr }) => isEmpty(expr.expression, missing))
    .map(({ name, expr }) => ({ name, jobs: jobsMissing(expr.expression, missing) }));
}
