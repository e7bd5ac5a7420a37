import type { Discovery } from '#lib/environment/environment';
import { alertFacts, changedAlerts, disabledAlerts } from '#lib/output/alert-facts';
import { idleAlerts } from '#lib/output/idle-alerts';
import type { ImageFact, ScrapeJobFact, SizeFact, StackOutput } from '#lib/output/stack-output';
import { sentLabels } from '#lib/routing/known-alert';
import { routingPage } from '#lib/routing/page';
import { sizeAlertmanager } from '#lib/sizing/alertmanager';
import { sizePrometheus } from '#lib/sizing/prometheus';
import type { Stack } from '#lib/stack';
import { ownTargets } from '#lib/topology/addresses';

/** What of a stack is written, with the facts for its summary. */
export function outputOf(stack: Stack): StackOutput {
  const { environment, base, components, runbooks, routing } = stack;
  const { output } = environment;
  const sent = stack.alerts.map(({ name, labels }) => sentLabels(environment, name, labels));
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
      sizes: sizeFacts(stack),
      ...(output.kind === 'kubernetes' &&
        output.certificateAuthority && { certificateAuthority: output.certificateAuthority }),
    },
  };
}

function imageFacts({ components, content, environment: { output } }: Stack): readonly ImageFact[] {
  const registry = output.kind === 'kubernetes' && output.imageRegistry ? `${output.imageRegistry}/` : '';
  return components.flatMap(({ name, image: key }) => {
    const image = content.images[key];
    if (image === undefined) return [];
    return [{ component: name, image: registry + image.image, tag: image.tag, digest: image.digest }];
  });
}

function scrapeJobFacts({ environment, content }: Stack): readonly ScrapeJobFact[] {
  const targets = { ...environment.targets, ...ownTargets(environment) };
  return content.catalogue.jobs.flatMap(({ name, interval }) => {
    const discovery = targets[name];
    return discovery === undefined ? [] : [{ name, interval, targets: describe(discovery) }];
  });
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

function sizeFacts({ environment }: Stack): readonly SizeFact[] {
  const { prometheus, alertmanager } = environment;
  const sizes = { prometheus: sizePrometheus(environment), alertmanager: sizeAlertmanager(environment) };
  return [
    {
      component: 'alertmanager',
      replicas: alertmanager.replicas,
      cpu: sizes.alertmanager.cpu.value,
      memory: sizes.alertmanager.memory.value,
      storage: alertmanager.storage.size,
    },
    {
      component: 'prometheus',
      replicas: prometheus.replicas,
      cpu: sizes.prometheus.cpu.value,
      memory: sizes.prometheus.memory.value,
      storage: prometheus.storage.size,
    },
  ];
}
