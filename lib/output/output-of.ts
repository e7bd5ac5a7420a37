import { imageName } from '#lib/kubernetes/images';
import { alertFacts, changedAlerts, disabledAlerts } from '#lib/output/alert-facts';
import { capacityFacts } from '#lib/output/capacity-facts';
import { exporterFacts } from '#lib/output/exporter-facts';
import { idleAlerts } from '#lib/output/idle-alerts';
import { scrapeJobFacts } from '#lib/output/scrape-job-facts';
import type { ImageFact, StackOutput } from '#lib/output/stack-output';
import { sentLabels } from '#lib/routing/known-alert';
import { routingPage } from '#lib/routing/page';
import type { Stack } from '#lib/stack';
import { certificateNames } from '#lib/topology/tls';

/** What of a stack is written, with the facts for its summary. */
export function outputOf(stack: Stack): StackOutput {
  const { environment, base, components, runbooks, routing } = stack;
  const { output } = environment;
  const sent = [...stack.alerts, ...stack.logAlerts].map(({ name, labels }) =>
    sentLabels(environment, name, labels),
  );
  return {
    environment: environment.name,
    kind: environment.output.kind,
    base,
    components,
    pages: [...runbooks, { path: 'ROUTING.md', text: routingPage(environment, routing, sent) }],
    facts: {
      images: imageFacts(stack),
      alerts: alertFacts(stack),
      disabledAlerts: disabledAlerts(stack),
      changedAlerts: changedAlerts(stack),
      idleAlerts: idleAlerts(stack),
      scrapeJobs: scrapeJobFacts(stack),
      capacity: capacityFacts(environment),
      exporters: exporterFacts(stack),
      hasClosedUserInterfaces:
        output.kind === 'kubernetes' &&
        output.userInterfacesFrom.length === 0 &&
        environment.access === undefined,
      ...(output.kind === 'kubernetes' &&
        output.certificateAuthority && { certificateAuthority: output.certificateAuthority }),
      ...(output.kind === 'kubernetes' &&
        output.certificates && {
          certificateInside: { secret: output.certificates, names: certificateNames(environment) },
        }),
      ...(environment.remoteWrite && { longTermStorage: environment.remoteWrite.url }),
    },
  };
}

function imageFacts({ components, content, environment: { output } }: Stack): readonly ImageFact[] {
  const registry = output.kind === 'kubernetes' ? output.imageRegistry : undefined;
  return components.flatMap(({ name, image: key }) => {
    const image = key === undefined ? undefined : content.images[key];
    if (image === undefined) return [];
    return [{ component: name, image: imageName(image, registry), tag: image.tag, digest: image.digest }];
  });
}
