import { isSelected } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { AdmissionRule, ClusterFacts } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { limitRangeFindings } from '#lib/preflight/questions/limit-ranges';
import { quotaFindings } from '#lib/preflight/questions/quotas';
import { workloads } from '#lib/preflight/requirements';
import { newerBy, releaseOf } from '#lib/preflight/versions';
import { listedShort } from '#lib/preflight/words';

/** What may refuse or change the objects on their way in. */
export const admission: Question = (objects, facts) => {
  const { webhooks, policies, quotas, limitRanges } = facts.admission;
  const requests = requestsOf(objects, facts);
  return [
    ...podSecurity(facts),
    ...(webhooks.kind === 'known'
      ? ruleFindings(webhooks.value, requests)
      : [unknown('admission', 'webhooks', webhooks.reason, byDryRun)]),
    ...(policies.kind === 'known'
      ? ruleFindings(policies.value, requests)
      : [unknown('admission', 'ValidatingAdmissionPolicies', policies.reason, byDryRun)]),
    ...(quotas.kind === 'known'
      ? quotaFindings(objects, quotas.value)
      : [unknown('admission', 'ResourceQuotas', quotas.reason, 'try: kubectl describe namespace')]),
    ...(limitRanges.kind === 'known'
      ? limitRangeFindings(objects, limitRanges.value)
      : [unknown('admission', 'LimitRanges', limitRanges.reason, 'try: kubectl describe namespace')]),
  ];
};

/** A dry run asks every webhook and policy, and stores nothing; it needs the rights of an apply. */
const byDryRun = 'try the apply with --dry-run=server, which asks all of them and stores nothing';

/** The labels count since 1.25: https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function podSecurity({ versions }: ClusterFacts): readonly Finding[] {
  const release = releaseOf(versions.server);
  return release === undefined || newerBy(release, { major: 1, minor: 25 }) >= 0
    ? [
        {
          group: 'admission',
          status: 'ok',
          message: 'Pod Security is part of this release: the labels of the namespace count',
        },
      ]
    : [
        {
          group: 'admission',
          status: 'missing',
          message: `Pod Security is not part of Kubernetes ${versions.server}: nothing refuses privileged pods`,
          fix: 'update the cluster',
        },
      ];
}

/** An object on its way in, as rules see it. */
interface Request {
  readonly group: string;
  readonly resource: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of its namespace; absent on cluster-scoped objects, which namespace selectors do not concern. */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

function requestsOf(objects: readonly KubernetesObject[], facts: ClusterFacts): readonly Request[] {
  const namespaceLabels = (name: string) => {
    const answer = facts.namespaces.get(name);
    const wanted = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
    return {
      ...(answer?.kind === 'known' ? answer.value?.labels : undefined),
      ...wanted?.metadata.labels,
      'kubernetes.io/metadata.name': name,
    };
  };
  const request = (
    group: string,
    resource: string,
    namespace: string | undefined,
    labels: Readonly<Record<string, string>> = {},
  ): Request => ({
    group,
    resource,
    labels,
    ...(namespace !== undefined && { namespaceLabels: namespaceLabels(namespace) }),
  });
  return [
    ...objects.flatMap(({ apiVersion, kind, metadata }) => {
      const served = facts.resources.get(apiVersion);
      const resource =
        served?.kind === 'known' ? served.value?.find((known) => known.kind === kind) : undefined;
      const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
      return resource === undefined
        ? []
        : [request(group, resource.resource, metadata.namespace, metadata.labels)];
    }),
    ...workloads(objects).map(({ object, podLabels }) =>
      request('', 'pods', object.metadata.namespace, podLabels),
    ),
  ];
}

function ruleFindings(rules: readonly AdmissionRule[], requests: readonly Request[]): readonly Finding[] {
  const byName = new Map<string, { readonly resources: Set<string>; changes: boolean; refuses: boolean }>();
  for (const rule of rules) {
    const seen = requests.filter((request) => concerns(rule, request));
    if (seen.length === 0) continue;
    const entry = byName.get(rule.name) ?? { resources: new Set<string>(), changes: false, refuses: false };
    for (const { resource } of seen) entry.resources.add(resource);
    entry.changes ||= rule.changesObjects;
    entry.refuses ||= rule.refusesOnFailure;
    byName.set(rule.name, entry);
  }
  return [...byName].map(([name, { resources, changes, refuses }]) => ({
    group: 'admission',
    status: 'warning',
    message: `${name} ${changes ? 'may change' : 'may refuse'} ${listedShort([...resources].toSorted())}${
      refuses ? ', and refuses them while it cannot be asked' : ''
    }`,
    fix: changes
      ? `see what it adds: a sidecar has traffic that no NetworkPolicy here allows; ${byDryRun}`
      : byDryRun,
  }));
}

function concerns(rule: AdmissionRule, { group, resource, labels, namespaceLabels }: Request): boolean {
  return (
    rule.resources.some((text) => {
      const slash = text.indexOf('/');
      const ruleGroup = text.slice(0, slash);
      const ruleResource = text.slice(slash + 1);
      return (ruleGroup === '*' || ruleGroup === group) && ['*', '*/*', resource].includes(ruleResource);
    }) &&
    isSelected(labels, rule.objectSelector) &&
    (namespaceLabels === undefined || isSelected(namespaceLabels, rule.namespaceSelector))
  );
}
