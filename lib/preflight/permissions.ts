import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Answer } from '#lib/preflight/answer';
import type { ApiResource, Permission } from '#lib/preflight/cluster-facts';

/**
 * The rights that `kubectl apply --server-side` of these objects needs: it patches, and the server asks for `create`
 * too where the object is new. Who writes roles must hold what they give, or may `escalate` and `bind`:
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export function permissionsFor(
  objects: readonly KubernetesObject[],
  resources: ReadonlyMap<string, Answer<readonly ApiResource[] | undefined>>,
): readonly Permission[] {
  const found = new Map<string, Permission>();
  for (const { apiVersion, kind, metadata } of objects) {
    const resource = resourceOf(apiVersion, kind, resources.get(apiVersion));
    if (resource === undefined) continue;
    const { namespace } = metadata;
    const where = namespace === undefined ? {} : { namespace };
    const special = kind.endsWith('Role') ? (['escalate', 'bind'] as const) : [];
    for (const verb of ['create', 'patch', ...special] as const) {
      found.set(`${namespace} ${resource} ${verb}`, { verb, resource, ...where });
    }
  }
  return [...found.values()];
}

function resourceOf(
  apiVersion: string,
  kind: string,
  known: Answer<readonly ApiResource[] | undefined> | undefined,
): string | undefined {
  const served = known?.kind === 'known' ? known.value : undefined;
  const resource = served?.find((candidate) => candidate.kind === kind)?.resource;
  if (resource === undefined) return undefined;
  const [group, version] = apiVersion.split('/');
  return version === undefined ? resource : `${resource}.${group}`;
}
