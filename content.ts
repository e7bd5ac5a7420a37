import { alertCases } from '#alerts/cases';
import { alerts, alertTopics } from '#alerts/index';
import { logAlerts } from '#alerts/logs';
import { dashboards } from '#dashboards/index';
import { loadImages } from '#lib/kubernetes/load-images';
import { catalogueSchema } from '#lib/metrics/schema';
import { throwIfAny } from '#lib/problem';
import type { Schema } from '#lib/promql/series';
import { loadRunbooks } from '#lib/rules/load-runbooks';
import { alertLabels } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import { checkTopics } from '#lib/rules/topic';
import type { Content, Declarations } from '#lib/stack';
import { longest } from '#lib/units/duration';
import { droppedFamilies, jobs, metrics, shownSeries, unusedMetrics } from '#metrics/index';
import { recordings, recordingTopics } from '#recordings/index';

/**
 * The jobs and the rules that this repository declares.
 *
 * @throws ProblemsError when a rule is in no group, or is undefined: nothing else can be said then
 */
export function declarations(): Declarations {
  throwIfAny(checkTopics([...recordingTopics, ...alertTopics]));
  return { catalogue: { jobs, metrics, dropped: droppedFamilies }, recordings, alerts, logAlerts };
}

/** Every series that exists: scraped, synthetic and recorded. */
export function declaredSchema(): Schema {
  const alertInterval = longest(alerts.map(({ interval }) => interval));
  return withRecordings(catalogueSchema(metrics, { jobs, alertLabels, alertInterval }), recordings);
}

/**
 * Everything that this repository declares, with the prose and the locked images read from their files.
 *
 * @throws ProblemsError as `declarations` does, and when one of the files cannot be read
 */
export function loadContent(): Content {
  return {
    ...declarations(),
    schema: declaredSchema(),
    unused: unusedMetrics,
    cases: alertCases,
    dashboards,
    shown: shownSeries,
    runbooks: loadRunbooks('runbooks'),
    images: loadImages('images.lock.json'),
  };
}
