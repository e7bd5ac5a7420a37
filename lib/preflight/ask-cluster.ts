import { type Answer, all, convert, known } from '#lib/preflight/answer';
import type { AdmissionFacts, ObjectName, Permission } from '#lib/preflight/cluster-facts';
import { askJson, askLines, inNamespace, type Kubectl, parsed, reasonOf } from '#lib/preflight/kubectl';
import { stackSelector } from '#lib/preflight/labelled-resources';
import {
  readLimitRanges,
  readPolicies,
  readQuotas,
  readResources,
  readWebhooks,
} from '#lib/preflight/read-objects';
import type { Reference } from '#lib/preflight/references';

/** The server answers with "not found" for an API version that it does not serve. */
export async function askResources(kubectl: Kubectl, apiVersion: string) {
  const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const outcome = await kubectl(['get', '--raw', path]);
  if (outcome.status !== 0 && /not ?found|could not find/i.test(outcome.stderr)) return known(undefined);
  if (outcome.status !== 0) return { kind: 'unknown', reason: reasonOf(outcome) } as const;
  return convert(parsed(outcome.stdout), readResources);
}

/** Prints the name and the keys that hold something; the values are never printed. */
const keysTemplate =
  '{{.metadata.name}}{{range $key, $value := .data}}{{if $value}}{{"\\n"}}{{$key}}{{end}}{{end}}';

export async function askKeys(
  kubectl: Kubectl,
  { kind, namespace, name }: Reference,
): Promise<Answer<readonly string[] | undefined>> {
  const resource = kind === 'Secret' ? 'secrets' : 'configmaps';
  const lines = await askLines(
    kubectl,
    'get',
    resource,
    name,
    '-n',
    namespace,
    '--ignore-not-found',
    '-o',
    `go-template=${keysTemplate}`,
  );
  return convert(lines, ([found, ...keys]) => (found === undefined ? undefined : keys));
}

/** `kubectl auth can-i` says `no` with status 1, which is an answer. */
export async function askAllowed(
  kubectl: Kubectl,
  { verb, resource, namespace }: Permission,
): Promise<Answer<boolean>> {
  const outcome = await kubectl(['auth', 'can-i', verb, resource, ...inNamespace(namespace)]);
  const [word] = outcome.stdout.trim().split(/\s/);
  if (word === 'yes' || word === 'no') return known(word === 'yes');
  return { kind: 'unknown', reason: reasonOf(outcome) };
}

export async function askAdmission(kubectl: Kubectl, own: readonly string[]): Promise<AdmissionFacts> {
  const list = (resource: string) => askJson(kubectl, 'get', resource);
  const inOwn = (resource: string) =>
    Promise.all(own.map((namespace) => askJson(kubectl, 'get', resource, '-n', namespace)));
  const [validating, mutating, policies, quotas, limitRanges] = await Promise.all([
    list('validatingwebhookconfigurations.admissionregistration.k8s.io'),
    list('mutatingwebhookconfigurations.admissionregistration.k8s.io'),
    list('validatingadmissionpolicies.admissionregistration.k8s.io'),
    inOwn('resourcequotas'),
    inOwn('limitranges'),
  ]);
  const webhooks = all([
    convert(validating, (found) => readWebhooks(found, 'ValidatingWebhookConfiguration')),
    convert(mutating, (found) => readWebhooks(found, 'MutatingWebhookConfiguration')),
  ]);
  return {
    webhooks: convert(webhooks, (found) => found.flat()),
    policies: convert(policies, readPolicies),
    quotas: convert(all(quotas), (found) => found.flatMap(readQuotas)),
    limitRanges: convert(all(limitRanges), (found) => found.flatMap(readLimitRanges)),
  };
}

/** Kind, namespace and name of each: the objects themselves can be large. */
const namesTemplate =
  '{{range .items}}{{.kind}} {{with .metadata.namespace}}{{.}}{{end}} {{.metadata.name}}{{"\\n"}}{{end}}';

export async function askLabelled(
  kubectl: Kubectl,
  resource: string,
): Promise<Answer<readonly ObjectName[]>> {
  const lines = await askLines(
    kubectl,
    'get',
    resource,
    '-A',
    '-l',
    stackSelector,
    '-o',
    `go-template=${namesTemplate}`,
  );
  return convert(lines, (found) =>
    found.map((line) => {
      const [kind = '', namespace = '', name = ''] = line.split(' ');
      return namespace === '' ? { kind, name } : { kind, namespace, name };
    }),
  );
}
