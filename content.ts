import { alertCases } from '#alerts/cases';
import { alerts } from '#alerts/index';
import { loadImages } from '#lib/kubernetes/load-images';
import { catalogueSchema } from '#lib/metrics/schema';
import { loadRunbooks } from '#lib/rules/load-runbooks';
import { alertLabels } from '#lib/rules/resolve';
import { withRecordings } from '#lib/rules/schema';
import type { Content } from '#lib/stack';
import { droppedFamilies, jobs, metrics } from '#metrics/index';
import { recordings } from '#recordings/index';

/** Everything that this repository declares, with the prose and the locked images read from their files. */
export function loadContent(): Content {
  return {
    catalogue: { jobs, metrics, dropped: droppedFamilies },
    schema: withRecordings(catalogueSchema(metrics, { alertLabels }), recordings),
    recordings,
    alerts,
    cases: alertCases,
    runbooks: loadRunbooks('runbooks'),
    images: loadImages('images.lock.json'),
  };
}
