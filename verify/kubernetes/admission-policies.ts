import { minutes, seconds } from '#lib/units/duration';
import { eventually } from '#verify/eventually';
import { attemptsAt } from '#verify/kubernetes/attempts';
import type { Cluster } from '#verify/kubernetes/cluster';
import { type ClusterObject, readObjects } from '#verify/kubernetes/objects';

/** Whether an environment offers policies at all. */
export const hasPolicies = (manifests: string): boolean => readObjects(manifests).some(isPolicy);

const isPolicy = ({ kind }: ClusterObject): boolean => kind === 'ValidatingAdmissionPolicy';

/**
 * Tries what the policies are there against, and whether they let in what the stack allows on the network; that its pods
 * are let in is seen from then on.
 *
 * @returns how many attempts were refused
 * @throws Error with those that were not, or not by the policy that is meant, and with NetworkPolicies of the stack that are
 *   refused
 */
export async function refuseWeakening(cluster: Cluster, manifests: string): Promise<string> {
  const attempts = attemptsAt(manifests);
  const admitted: string[] = [];
  for (const attempt of attempts) {
    const { policy, command, object } = attempt;
    // A policy holds a moment after it was made.
    await eventually(seconds(10), async () => {
      const { status, stderr } = await cluster.try(
        [...command, '--dry-run=server'],
        object === undefined ? '' : JSON.stringify(object),
      );
      if (status === 0) throw new Error('was admitted');
      // An expression that fails refuses as well, and everything.
      if (!stderr.includes(`-${policy}' with binding`) || stderr.includes('resulted in error')) {
        throw new Error(`was refused otherwise: ${stderr}`);
      }
    }).catch((error: Error) => admitted.push(`${attempt.what} ${error.message}`));
  }
  if (admitted.length > 0) throw new Error(admitted.join('\n'));
  const networkPolicies = readObjects(manifests).filter(({ kind }) => kind === 'NetworkPolicy');
  const own = { apiVersion: 'v1', kind: 'List', items: networkPolicies };
  await cluster.kubectl(['replace', '--dry-run=server', '-f', '-'], JSON.stringify(own));
  return `${attempts.length} attempts to weaken the namespaces are refused, each by its policy; ${networkPolicies.length} NetworkPolicies of the stack are not`;
}

interface PolicyStatus extends ClusterObject {
  readonly status?: {
    readonly observedGeneration?: number;
    readonly typeChecking?: { readonly expressionWarnings?: readonly { readonly warning: string }[] };
  };
}

/**
 * Waits until a controller has checked the types of every expression.
 *
 * @returns how many policies there are
 * @throws Error with fields that there are not
 */
export async function checkTypes(cluster: Cluster): Promise<string> {
  return eventually(minutes(1), async () => {
    const { items }: { readonly items: readonly PolicyStatus[] } = JSON.parse(
      await cluster.kubectl(['get', 'validatingadmissionpolicies', '--output=json']),
    );
    const warnings = items.flatMap(({ metadata: { name }, status }) =>
      status?.observedGeneration === undefined
        ? [`${name} is not checked yet`]
        : (status.typeChecking?.expressionWarnings ?? []).map(({ warning }) => `${name}: ${warning}`),
    );
    if (warnings.length > 0) throw new Error(warnings.join('\n'));
    return `${items.length} policies, whose expressions name fields that there are`;
  });
}

/**
 * Begins to delete the namespaces of an environment: what keeps default-deny must not keep it then. Nodes that are played end
 * no pods, and before those are gone nothing else goes: so the deletion is tried by hand.
 *
 * @returns in how many it is let go
 * @throws Error when it would stay
 */
export async function deleteNamespaces(cluster: Cluster, manifests: string): Promise<string> {
  const names = readObjects(manifests)
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) => metadata.name);
  await cluster.kubectl(['delete', 'namespace', ...names, '--wait=false']);
  for (const name of names) {
    const command = ['delete', 'networkpolicy', 'default-deny', `--namespace=${name}`, '--dry-run=server'];
    // The server knows of the end of a namespace a moment later.
    await eventually(seconds(30), () => cluster.kubectl(command));
  }
  return `${names.length} can be deleted as a whole: default-deny is let go then`;
}
