import type { KubernetesObject } from '#lib/kubernetes/object';
import { textsAt } from '#lib/kubernetes/value';
import { parseAmount } from '#lib/preflight/amount';
import type { QuotaFact } from '#lib/preflight/cluster-facts';
import type { Finding } from '#lib/preflight/finding';
import { podResources, sum, times } from '#lib/preflight/pod-resources';
import { workloads } from '#lib/preflight/requirements';
import { listed } from '#lib/preflight/words';

/**
 * Whether the stack fits into the ResourceQuotas of its namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const quotaFindings = (
  objects: readonly KubernetesObject[],
  quotas: readonly QuotaFact[],
): readonly Finding[] =>
  quotas.map(({ namespace, name, hard, used }): Finding => {
    const needs = needsIn(objects, namespace);
    const limited = [...needs].flatMap(([resource, need]) => {
      const limit = parseAmount(hard[resource] ?? '');
      return limit === undefined
        ? []
        : [{ resource, need, limit, used: parseAmount(used[resource] ?? '') ?? 0 }];
    });
    const describe = ({ resource, need, limit }: { resource: string; need: number; limit: number }) =>
      `${resource} ${render(resource, need)} of ${render(resource, limit)}`;
    const tooMuch = limited.filter(({ need, limit }) => need > limit);
    const tight = limited.filter(({ need, limit, used: taken }) => need > limit - taken);
    const quota = `ResourceQuota ${name} in ${namespace}`;
    if (tooMuch.length > 0) {
      return {
        group: 'admission',
        status: 'missing',
        message: `${quota} is too small: the stack needs ${listed(tooMuch.map(describe))}`,
        fix: 'have it raised, or declare a smaller load or fewer replicas in the environment file',
      };
    }
    if (tight.length > 0) {
      return {
        group: 'admission',
        status: 'warning',
        message: `${quota} is partly used: the stack needs ${listed(tight.map(describe))}`,
        fix: 'no harm when what uses it is this stack; otherwise have it raised',
      };
    }
    return { group: 'admission', status: 'ok', message: `${quota} leaves room for the stack` };
  });

/** What a quota may limit, by the name that it has there. */
function needsIn(objects: readonly KubernetesObject[], namespace: string): ReadonlyMap<string, number> {
  const programs = workloads(objects).filter(({ object }) => object.metadata.namespace === namespace);
  const resources = programs.map(({ pod, replicas }) => ({ ...podResources(pod), replicas }));
  const requests = sum(resources.map(({ requests, replicas }) => times(requests, replicas)));
  const limits = sum(resources.map(({ limits, replicas }) => times(limits, replicas)));
  const claims = programs.flatMap(({ claims, replicas }) =>
    claims.map((claim) => ({
      replicas,
      bytes: parseAmount(textsAt(claim, 'spec', 'resources', 'requests').storage ?? '') ?? 0,
    })),
  );
  const count = (kind: string) =>
    objects.filter((object) => object.kind === kind && object.metadata.namespace === namespace).length;
  return new Map([
    ['requests.cpu', requests.cpu],
    ['cpu', requests.cpu],
    ['requests.memory', requests.memory],
    ['memory', requests.memory],
    ['limits.cpu', limits.cpu],
    ['limits.memory', limits.memory],
    ['requests.storage', claims.reduce((total, { bytes, replicas }) => total + bytes * replicas, 0)],
    ['persistentvolumeclaims', claims.reduce((total, { replicas }) => total + replicas, 0)],
    ['pods', programs.reduce((total, { replicas }) => total + replicas, 0)],
    ['services', count('Service')],
    ['configmaps', count('ConfigMap')],
  ]);
}

const render = (resource: string, amount: number): string =>
  resource.endsWith('memory') || resource.endsWith('storage')
    ? `${Number((amount / 2 ** 30).toFixed(1))}Gi`
    : String(Number(amount.toFixed(2)));
