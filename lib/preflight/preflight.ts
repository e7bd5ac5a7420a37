import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Finding, groups } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { admission } from '#lib/preflight/questions/admission';
import { certificates } from '#lib/preflight/questions/certificates';
import { changes } from '#lib/preflight/questions/changes';
import { cluster } from '#lib/preflight/questions/cluster';
import { namespaces } from '#lib/preflight/questions/namespaces';
import { network } from '#lib/preflight/questions/network';
import { nodes } from '#lib/preflight/questions/nodes';
import { rights } from '#lib/preflight/questions/rights';
import { secrets } from '#lib/preflight/questions/secrets';
import { storage } from '#lib/preflight/questions/storage';
import type { Cluster } from '#lib/preflight/read-cluster';

const questions: readonly Question[] = [
  cluster,
  namespaces,
  secrets,
  certificates,
  storage,
  rights,
  admission,
  network,
  nodes,
  changes,
];

/** Everything that was found, by group; what cannot be asked when nothing answers is not guessed. */
export function preflight(objects: readonly KubernetesObject[], asked: Cluster): readonly Finding[] {
  if (asked.kind === 'unreachable') {
    return [
      {
        group: 'cluster',
        status: 'missing',
        message: `the cluster does not answer: ${asked.reason}`,
        fix: '`kubectl version` must work: install kubectl, or name the right cluster with --context or --kubeconfig',
      },
    ];
  }
  const findings = questions.flatMap((question) => question(objects, asked.facts));
  return groups.flatMap((group) => findings.filter((finding) => finding.group === group));
}
