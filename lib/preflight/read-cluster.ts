import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Answer, all, convert, known } from '#lib/preflight/answer';
import type { AdmissionFacts, ClusterFacts, ObjectName, PermissionFact } from '#lib/preflight/cluster-facts';
import { immutableFields } from '#lib/preflight/immutable-fields';
import { textAt } from '#lib/preflight/json';
import {
  askJson,
  askLines,
  askObject,
  inNamespace,
  type Kubectl,
  parsed,
  reasonOf,
} from '#lib/preflight/kubectl';
import { labelledResources, stackSelector } from '#lib/preflight/labelled-resources';
import { permissionsFor } from '#lib/preflight/permissions';
import {
  readDaemonSets,
  readLimitRanges,
  readNamespace,
  readNodes,
  readPodPorts,
  readPolicies,
  readQuotas,
  readResources,
  readStorageClass,
  readWebhooks,
} from '#lib/preflight/read-objects';
import {
  type DnsPeer,
  dnsPeers,
  foreignNamespaces,
  nameOf,
  ownNamespaces,
  type Reference,
  references,
  storageNeeds,
} from '#lib/preflight/requirements';

/** A cluster that answers, or why there is none. */
export type Cluster =
  | { readonly kind: 'reached'; readonly facts: ClusterFacts }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Asks the cluster everything that the manifests depend on. Every call reads; none of them changes anything. */
export async function readCluster(objects: readonly KubernetesObject[], kubectl: Kubectl): Promise<Cluster> {
  const outcome = await kubectl(['version', '-o', 'json']);
  const version = parsed(outcome.stdout);
  const value = version.kind === 'known' ? version.value : undefined;
  const server = textAt(value, 'serverVersion', 'gitVersion');
  if (server === undefined) return { kind: 'unreachable', reason: reasonOf(outcome) };
  const kubectlVersion = textAt(value, 'clientVersion', 'gitVersion') ?? 'unknown';

  const own = ownNamespaces(objects).map(({ metadata }) => metadata.name);
  const namespaces = [...own, ...foreignNamespaces(objects).map(({ name }) => name)];
  const apiVersions = [...new Set(objects.map(({ apiVersion }) => apiVersion))].toSorted();
  const resources = await byName(apiVersions, (apiVersion) => askResources(kubectl, apiVersion));
  const [
    namespaceFacts,
    foreignPods,
    keys,
    storageClasses,
    permissions,
    admission,
    daemonSets,
    dnsPods,
    nodes,
    labelled,
    present,
  ] = await Promise.all([
    byName(namespaces, async (name) =>
      convert(await askObject(kubectl, 'namespaces', name), (found) =>
        found === undefined ? undefined : readNamespace(found),
      ),
    ),
    byName(own, (name) =>
      askLines(kubectl, 'get', 'pods', '-n', name, '-l', stackSelector.replace('=', '!='), '-o', 'name'),
    ),
    byKey(references(objects), referenceKey, (reference) => askKeys(kubectl, reference)),
    byName(
      storageNeeds(objects).classes.map(({ name }) => name),
      async (name) =>
        convert(await askObject(kubectl, 'storageclasses.storage.k8s.io', name), (found) =>
          found === undefined ? undefined : readStorageClass(found),
        ),
    ),
    Promise.all(
      permissionsFor(objects, resources).map(
        async (permission): Promise<PermissionFact> => ({
          permission,
          allowed: await askAllowed(kubectl, permission.verb, permission.resource, permission.namespace),
        }),
      ),
    ),
    askAdmission(kubectl, own),
    askJson(kubectl, 'get', 'daemonsets.apps', '-A').then((list) => convert(list, readDaemonSets)),
    byKey(dnsPeers(objects), dnsKey, async ({ namespace, labels }) =>
      convert(
        await askJson(kubectl, 'get', 'pods', '-n', namespace, '-l', renderLabels(labels)),
        readPodPorts,
      ),
    ),
    askJson(kubectl, 'get', 'nodes').then((list) => convert(list, readNodes)),
    byName(labelledResources, (resource) => askLabelled(kubectl, resource)),
    byKey(
      objects.filter(({ kind }) => Object.hasOwn(immutableFields, kind)),
      nameOf,
      ({ kind, metadata }) =>
        askObject(kubectl, immutableFields[kind]?.resource ?? kind, metadata.name, metadata.namespace),
    ),
  ]);
  return {
    kind: 'reached',
    facts: {
      versions: { kubectl: kubectlVersion, server },
      resources,
      namespaces: namespaceFacts,
      foreignPods,
      keys,
      storageClasses,
      permissions,
      admission,
      daemonSets,
      dnsPods,
      nodes,
      labelled,
      present,
    },
  };
}

/** How the keys of a Secret or ConfigMap are found again. */
export const referenceKey = ({ kind, namespace, name }: Reference): string => `${kind} ${namespace}/${name}`;

/** How the pods that answer for names are found again. */
export const dnsKey = ({ namespace, labels }: DnsPeer): string => `${namespace} ${renderLabels(labels)}`;

/** Labels as `kubectl -l` reads them. */
export const renderLabels = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

const byName = <Value>(
  names: readonly string[],
  read: (name: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> => byKey(names, (name) => name, read);

async function byKey<Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  read: (item: Item) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  return new Map(await Promise.all(items.map(async (item) => [keyOf(item), await read(item)] as const)));
}

/** The server answers with "not found" for an API version that it does not serve. */
async function askResources(kubectl: Kubectl, apiVersion: string) {
  const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const outcome = await kubectl(['get', '--raw', path]);
  if (outcome.status !== 0 && /not ?found|could not find/i.test(outcome.stderr)) return known(undefined);
  if (outcome.status !== 0) return { kind: 'unknown', reason: reasonOf(outcome) } as const;
  return convert(parsed(outcome.stdout), readResources);
}

/** Prints the name and the keys; the values are never printed. */
const keysTemplate = '{{.metadata.name}}{{range $key, $value := .data}}{{"\\n"}}{{$key}}{{end}}';

async function askKeys(
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
async function askAllowed(
  kubectl: Kubectl,
  verb: string,
  resource: string,
  namespace: string | undefined,
): Promise<Answer<boolean>> {
  const outcome = await kubectl(['auth', 'can-i', verb, resource, ...inNamespace(namespace)]);
  const [word] = outcome.stdout.trim().split(/\s/);
  if (word === 'yes' || word === 'no') return known(word === 'yes');
  return { kind: 'unknown', reason: reasonOf(outcome) };
}

async function askAdmission(kubectl: Kubectl, own: readonly string[]): Promise<AdmissionFacts> {
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

async function askLabelled(kubectl: Kubectl, resource: string): Promise<Answer<readonly ObjectName[]>> {
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
