import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { newerBy, proven, releaseOf, renderRelease } from '#lib/preflight/versions';
import { counted, listed } from '#lib/preflight/words';

/** Whether kubectl and the server understand each other, and the server the manifests. */
export const cluster: Question = (objects, facts) => [
  ...versionFindings(facts.versions),
  ...[...facts.resources].flatMap(([apiVersion, answer]): readonly Finding[] => {
    const kinds = [
      ...new Set(objects.filter((object) => object.apiVersion === apiVersion).map(({ kind }) => kind)),
    ];
    if (answer.kind === 'unknown') {
      return [
        unknown(
          'cluster',
          `API ${apiVersion}`,
          answer.reason,
          `ask for the right to read /apis, or try: kubectl api-resources`,
        ),
      ];
    }
    const lacking = kinds.filter((kind) => !answer.value?.some((resource) => resource.kind === kind));
    return lacking.length === 0
      ? []
      : [
          {
            group: 'cluster',
            status: 'missing',
            message: `API ${apiVersion}: the server does not know ${listed(lacking)}`,
            fix: 'use a cluster whose release is in the range above; an apply is refused here',
          },
        ];
  }),
  ...servedFinding(facts.resources),
];

function versionFindings({ kubectl, server }: { kubectl: string; server: string }): readonly Finding[] {
  const release = releaseOf(server);
  const own = releaseOf(kubectl);
  const range = `${renderRelease(proven.oldest)} to ${renderRelease(proven.newest)}`;
  if (release === undefined) {
    return [
      unknown('cluster', 'version', `"${server}" names no release`, `compare it with ${range} yourself`),
    ];
  }
  const skew = own === undefined ? 0 : newerBy(own, release);
  return [
    newerBy(release, proven.oldest) < 0
      ? {
          group: 'cluster',
          status: 'missing',
          message: `Kubernetes ${server} is older than ${renderRelease(proven.oldest)}: it may refuse fields that it does not know`,
          fix: `update the cluster; the manifests are made for ${range}`,
        }
      : newerBy(release, proven.newest) > 0
        ? {
            group: 'cluster',
            status: 'warning',
            message: `Kubernetes ${server} is newer than what the manifests were proven with, which is ${range}`,
            fix: 'read the list of removed APIs of that release; those in use here are asked for below',
          }
        : { group: 'cluster', status: 'ok', message: `Kubernetes ${server}; proven with ${range}` },
    // https://kubernetes.io/releases/version-skew-policy/#kubectl
    ...(Math.abs(skew) > 1
      ? [
          {
            group: 'cluster',
            status: 'warning',
            message: `kubectl ${kubectl} is ${Math.abs(skew)} releases ${skew > 0 ? 'newer' : 'older'} than the server; one is supported`,
            fix: `install kubectl ${renderRelease(release)}`,
          } as const,
        ]
      : []),
  ];
}

function servedFinding(resources: Parameters<Question>[1]['resources']): readonly Finding[] {
  const served = [...resources.values()].filter(
    (answer) => answer.kind === 'known' && answer.value !== undefined,
  );
  return served.length === resources.size
    ? [
        {
          group: 'cluster',
          status: 'ok',
          message: `serves the ${counted(served.length, 'API version')} of the manifests`,
        },
      ]
    : [];
}
