import { meshConfig } from '#lib/components/alertmanager/mesh-config';
import { alertmanagerTemplates } from '#lib/components/alertmanager/templates';
import type { NativeFile, RequiredSecret } from '#lib/components/component';
import { webConfig } from '#lib/components/web-config';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput, Output } from '#lib/environment/output-choices';
import type { Destination } from '#lib/environment/receiver-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import { type HttpClient, renderRouting } from '#lib/routing/render';
import type { Routing } from '#lib/routing/routing';
import { alertmanager } from '#lib/topology/programs';
import { directHosts } from '#lib/topology/proxy';

const templatesFolder = 'alertmanager-templates';

const root = '/etc/alertmanager';

/** Alertmanager's configuration file and the templates of its notifications. */
export function alertmanagerConfig(environment: Environment, routing: Routing): readonly NativeFile[] {
  const configuration = renderRouting(routing, {
    ...(environment.receivers.mail && { mail: environment.receivers.mail }),
    ...(environment.output.kind === 'kubernetes' && { http: httpClient(environment.output) }),
    secretPath: (reference) => secretPath(environment.output, reference),
    templates: `${templatesFolder}/*.tmpl`,
  });
  const templates = Object.entries(alertmanagerTemplates(environment.timeZone));
  return [
    { path: 'config/alertmanager.yaml', text: configuration },
    ...webConfig(alertmanager, environment),
    ...meshConfig(environment),
    ...templates.map(([name, text]) => ({ path: `config/${templatesFolder}/${name}`, text })),
  ];
}

/**
 * Where Alertmanager finds a secret's value: mounted in Kubernetes, below the working folder on one machine
 * (Alertmanager takes such paths relative to where it is started, unlike the paths of templates).
 */
export function secretPath(output: Output, { secret, key }: SecretReference): string {
  return `${output.kind === 'kubernetes' ? `${root}/` : ''}secrets/${secret}/${key}`;
}

function httpClient({ proxy, certificateAuthority }: KubernetesOutput): HttpClient {
  return {
    ...(proxy && { proxy: { url: proxy.url, direct: directHosts(proxy) } }),
    ...(certificateAuthority && {
      certificateAuthority: `${root}/${certificateAuthorityFile(certificateAuthority)}`,
    }),
  };
}

/** The Secrets that must exist before Alertmanager can notify, in the order of their paths; each key once. */
export function alertmanagerSecrets(environment: Environment, routing: Routing): readonly RequiredSecret[] {
  const { mail } = environment.receivers;
  const used = [
    ...routing.receivers.flatMap(({ name, destination }) => {
      const found = credential(destination);
      return found === undefined ? [] : [{ ...found, user: name }];
    }),
    ...(mail?.password ? [{ ...mail.password, what: 'mail password', user: mail.smarthost }] : []),
  ];
  const byPath = new Map<string, RequiredSecret>();
  for (const { secret, key, what, user } of used) {
    const path = `${secret}/${key}`;
    const earlier = byPath.get(path);
    byPath.set(path, {
      secret,
      key,
      purpose: earlier ? `${earlier.purpose}, ${user}` : `${what} for ${user}`,
    });
  }
  return [...byPath].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, required]) => required);
}

function credential(destination: Destination): (SecretReference & { readonly what: string }) | undefined {
  switch (destination.kind) {
    case 'pagerduty':
      return { ...destination.routingKey, what: 'PagerDuty routing key (Events API v2)' };
    case 'slack':
      return { ...destination.webhook, what: 'Slack incoming webhook address' };
    case 'webhook from secret':
      return { ...destination.url, what: 'webhook address' };
    case 'email':
    case 'webhook':
      return undefined;
  }
}
