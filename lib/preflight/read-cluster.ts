import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { textAt } from '#lib/kubernetes/value';
import { convert } from '#lib/preflight/answer';
import {
  askAdmission,
  askAllowed,
  askCertificate,
  askKeys,
  askLabelled,
  askResources,
} from '#lib/preflight/ask-cluster';
import type { ClusterFacts } from '#lib/preflight/cluster-facts';
import { dnsKey, dnsPeers, renderLabels } from '#lib/preflight/dns-peers';
import { immutableFields } from '#lib/preflight/immutable-fields';
import { askJson, askLines, askObject, type Kubectl, parsed, reasonOf } from '#lib/preflight/kubectl';
import { foreignSelector, labelledResources } from '#lib/preflight/labelled-resources';
import { permissionsFor } from '#lib/preflight/permissions';
import {
  readDaemonSets,
  readNamespace,
  readNodes,
  readPodPorts,
  readStorageClass,
} from '#lib/preflight/read-objects';
import { referenceKey, references } from '#lib/preflight/references';
import { foreignNamespaces, ownNamespaces, storageNeeds } from '#lib/preflight/requirements';

/** A cluster that answers, or why there is none. */
export type Cluster =
  | { readonly kind: 'reached'; readonly facts: ClusterFacts }
  | { readonly kind: 'unreachable'; readonly reason: string };

/**
 * Asks the cluster everything that the manifests depend on. Every call reads; none of them changes anything.
 *
 * @param certificates the Secrets whose certificates are looked at
 */
export async function readCluster(
  objects: readonly KubernetesObject[],
  certificates: readonly CertificateSecret[],
  kubectl: Kubectl,
): Promise<Cluster> {
  const outcome = await kubectl(['version', '-o', 'json']);
  const version = parsed(outcome.stdout);
  const value = version.kind === 'known' ? version.value : undefined;
  const server = textAt(value, 'serverVersion', 'gitVersion');
  if (server === undefined) return { kind: 'unreachable', reason: reasonOf(outcome) };
  const versions = { kubectl: textAt(value, 'clientVersion', 'gitVersion') ?? 'unknown', server };
  const askedAt = new Date();
  return {
    kind: 'reached',
    facts: { askedAt, versions, ...(await readFacts(objects, certificates, kubectl)) },
  };
}

async function readFacts(
  objects: readonly KubernetesObject[],
  certificates: readonly CertificateSecret[],
  kubectl: Kubectl,
): Promise<Omit<ClusterFacts, 'askedAt' | 'versions'>> {
  const own = ownNamespaces(objects).map(({ metadata }) => metadata.name);
  const apiVersions = [...new Set(objects.map(({ apiVersion }) => apiVersion))].toSorted();
  const resources = await byKey(apiVersions, itself, (apiVersion) => askResources(kubectl, apiVersion));

  // All of these are under way before the first of them is waited for.
  const namespaces = byKey(
    [...own, ...foreignNamespaces(objects).map(({ name }) => name)],
    itself,
    async (name) => convert(await askObject(kubectl, 'namespaces', name), whenThere(readNamespace)),
  );
  const foreignPods = byKey(own, itself, (name) =>
    askLines(kubectl, 'get', 'pods', '-n', name, '-l', foreignSelector, '-o', 'name'),
  );
  const keys = byKey(references(objects), referenceKey, (reference) => askKeys(kubectl, reference));
  const shown = Promise.all(
    certificates.map(async (secret) => ({ secret, found: await askCertificate(kubectl, secret) })),
  );
  const storageClasses = byKey(
    storageNeeds(objects).classes.map(({ name }) => name),
    itself,
    async (name) =>
      convert(await askObject(kubectl, 'storageclasses.storage.k8s.io', name), whenThere(readStorageClass)),
  );
  const permissions = Promise.all(
    permissionsFor(objects, resources).map(async (permission) => ({
      permission,
      allowed: await askAllowed(kubectl, permission),
    })),
  );
  const admission = askAdmission(kubectl, own);
  const daemonSets = askJson(kubectl, 'get', 'daemonsets.apps', '-A');
  const dnsPods = byKey(dnsPeers(objects), dnsKey, async ({ namespace, labels }) => {
    const pods = await askJson(kubectl, 'get', 'pods', '-n', namespace, '-l', renderLabels(labels));
    return convert(pods, readPodPorts);
  });
  const nodes = askJson(kubectl, 'get', 'nodes');
  const labelled = byKey(labelledResources, itself, (resource) => askLabelled(kubectl, resource));
  const present = byKey(
    objects.filter(({ kind }) => Object.hasOwn(immutableFields, kind)),
    nameOf,
    ({ kind, metadata }) =>
      askObject(kubectl, immutableFields[kind]?.resource ?? kind, metadata.name, metadata.namespace),
  );
  return {
    resources,
    namespaces: await namespaces,
    foreignPods: await foreignPods,
    keys: await keys,
    certificates: await shown,
    storageClasses: await storageClasses,
    permissions: await permissions,
    admission: await admission,
    daemonSets: convert(await daemonSets, readDaemonSets),
    dnsPods: await dnsPods,
    nodes: convert(await nodes, readNodes),
    labelled: await labelled,
    present: await present,
  };
}

const itself = (name: string): string => name;

/** Reads an object that may not be there. */
const whenThere =
  <Fact>(read: (object: unknown) => Fact) =>
  (object: unknown): Fact | undefined =>
    object === undefined ? undefined : read(object);

async function byKey<Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  read: (item: Item) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  return new Map(await Promise.all(items.map(async (item) => [keyOf(item), await read(item)] as const)));
}
