import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Answer } from '#lib/preflight/answer';
import type { NamespaceFact } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { foreignNamespaces, ownNamespaces } from '#lib/preflight/requirements';
import { counted, listedShort } from '#lib/preflight/words';

const partOf = 'app.kubernetes.io/part-of';
const enforce = 'pod-security.kubernetes.io/enforce';

/** Whether the namespaces of others are there, and what an own one holds already. */
export const namespaces: Question = (objects, facts) => [
  ...ownNamespaces(objects).flatMap((wanted) => [
    ...ownNamespace(wanted, facts.namespaces.get(wanted.metadata.name)),
    ...foreignPods(wanted.metadata.name, facts.foreignPods.get(wanted.metadata.name)),
  ]),
  ...foreignNamespaces(objects).flatMap(({ name, objects: applied }): readonly Finding[] => {
    const answer = facts.namespaces.get(name);
    if (answer?.kind !== 'known') return [cannotTell(name, answer)];
    if (answer.value === undefined) {
      return [
        {
          group: 'namespaces',
          status: 'missing',
          message: `${name} does not exist; ${listedShort(applied)} go there`,
          fix: 'it belongs to somebody else: have it created, or take it out of targets in the environment file',
        },
      ];
    }
    return answer.value.terminating ? [terminating(name)] : [ok(`${name} exists`)];
  }),
];

function ownNamespace(
  { metadata }: KubernetesObject,
  answer: Answer<NamespaceFact | undefined> | undefined,
): readonly Finding[] {
  const { name, labels = {} } = metadata;
  if (answer?.kind !== 'known') return [cannotTell(name, answer)];
  if (answer.value === undefined) return [ok(`${name} will be created by the apply`)];
  if (answer.value.terminating) return [terminating(name)];
  const has = answer.value.labels;
  const findings: Finding[] = [];
  if (has[partOf] !== labels[partOf]) {
    findings.push({
      group: 'namespaces',
      status: 'warning',
      message:
        has[partOf] === undefined
          ? `${name} exists and is not labelled as this stack's; an apply takes it over`
          : `${name} is labelled ${partOf}=${has[partOf]}; an apply makes that ${labels[partOf]}`,
      fix: 'choose another output.namespace in the environment file, or agree with whoever owns it',
    });
  }
  if (has[enforce] !== labels[enforce]) {
    findings.push({
      group: 'namespaces',
      status: 'warning',
      message: `${name} enforces ${has[enforce] === undefined ? 'no Pod Security Standard' : `the Pod Security Standard ${has[enforce]}`}; an apply makes that ${labels[enforce]}`,
      fix: 'pods there that break it keep running, and are refused when they are next created',
    });
  }
  return findings.length > 0 ? findings : [ok(`${name} exists and is this stack's`)];
}

function foreignPods(name: string, answer: Answer<readonly string[]> | undefined): readonly Finding[] {
  if (answer?.kind !== 'known') {
    return [
      unknown(
        'namespaces',
        `other pods in ${name}`,
        answer?.reason ?? 'not asked',
        'ask for the right to list pods there',
      ),
    ];
  }
  if (answer.value.length === 0) return [];
  const pods = answer.value.map((pod) => pod.replace('pod/', ''));
  return [
    {
      group: 'namespaces',
      status: 'warning',
      message: `${name} has ${counted(pods.length, 'pod')} of others: ${listedShort(pods)}`,
      fix: 'its Pod Security Standard and quotas are theirs too; its NetworkPolicies leave them alone',
    },
  ];
}

const ok = (message: string): Finding => ({ group: 'namespaces', status: 'ok', message });

const terminating = (name: string): Finding => ({
  group: 'namespaces',
  status: 'missing',
  message: `${name} is being deleted, and takes nothing new`,
  fix: 'wait until it is gone; what still holds it is listed by',
  commands: [`kubectl get namespace ${name} -o jsonpath='{.status.conditions}'`],
});

const cannotTell = (name: string, answer: Answer<unknown> | undefined): Finding =>
  unknown(
    'namespaces',
    name,
    answer?.kind === 'unknown' ? answer.reason : 'not asked',
    `ask somebody who may: kubectl get namespace ${name}`,
  );
