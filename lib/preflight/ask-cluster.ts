import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { type Answer, all, convert, known } from '#lib/preflight/answer';
import type { AdmissionFacts, CertificateTexts, ObjectName, Permission } from '#lib/preflight/cluster-facts';
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
  const lines = await askTemplate(kubectl, resource, { namespace, name }, keysTemplate);
  return convert(lines, ([found, ...keys]) => (found === undefined ? undefined : keys));
}

/** Prints the name, and what everybody is shown who connects; the private key beside it is not printed. */
const certificateTemplate = `{{.metadata.name}}{{range $key, $value := .data}}{{if eq $key "${certificateFiles.certificate}" "${certificateFiles.authority}"}}{{"\\n"}}{{$key}} {{$value}}{{end}}{{end}}`;

export async function askCertificate(
  kubectl: Kubectl,
  { namespace, name }: Pick<CertificateSecret, 'namespace' | 'name'>,
): Promise<Answer<CertificateTexts | undefined>> {
  const lines = await askTemplate(kubectl, 'secrets', { namespace, name }, certificateTemplate);
  return convert(lines, ([found, ...stored]) => {
    if (found === undefined) return undefined;
    const texts = new Map(
      stored.map((line) => {
        const [key = '', value = ''] = line.split(' ');
        return [key, Buffer.from(value, 'base64').toString('utf8')];
      }),
    );
    const certificate = texts.get(certificateFiles.certificate);
    const authority = texts.get(certificateFiles.authority);
    return { ...(certificate && { certificate }), ...(authority && { authority }) };
  });
}

/** The lines that a template makes of one object; none where there is none. */
const askTemplate = (
  kubectl: Kubectl,
  resource: string,
  { namespace, name }: Pick<Reference, 'namespace' | 'name'>,
  template: string,
): Promise<Answer<readonly string[]>> =>
  askLines(
    kubectl,
    ...['get', resource, name, '-n', namespace, '--ignore-not-found', '-o', `go-template=${template}`],
  );

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
