import { alertCases } from '#alerts/cases';
import { alerts, alertTopics } from '#alerts/index';
import { loadImages } from '#lib/kubernetes/load-images';
import { catalogueSchema } from '#lib/metrics/schema';
import { throwIfAny } from '#lib/problem';
import { loadRunbooks } from '#lib/rules/load-runbooks';
import { alertLabels } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import { checkTopics } from '#lib/rules/topic';
import type { Content } from '#lib/stack';
import { longest } from '#lib/units/duration';
import { droppedFamilies, jobs, metrics } from '#metrics/index';
import { recordings, recordingTopics } from '#recordings/index';

/**
 * Everything that this repository declares, with the prose and the locked images read from their files.
 *
 * @throws ProblemsError when a rule is in no group, or is undefined: nothing else can be said then
 */
export function loadContent(): Content {
  throwIfAny(checkTopics([...recordingTopics, ...alertTopics]));
  const alertInterval = longest(alerts.map(({ interval }) => interval));
  return {
    catalogue: { jobs, metrics, dropped: droppedFamilies },
    schema: withRecordings(catalogueSchema(metrics, { jobs, alertLabels, alertInterval }), recordings),
    recordings,
    alerts,
    cases: alertCases,
    runbooks: loadRunbooks('runbooks'),
    images: loadImages('images.lock.json'),
  };
}
