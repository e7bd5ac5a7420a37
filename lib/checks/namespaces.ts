import { type Check, stackProblem } from '#lib/checks/check';
import { objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';

/** The kinds of the API that belong to no namespace. https://kubernetes.io/docs/reference/kubernetes-api/ */
const clusterScoped: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/** What the stack may apply to the namespaces of others, which the summary lists as such. */
const elsewhere: readonly string[] = ['Role', 'RoleBinding'];

export const namespaces: Check = {
  name: 'namespaces',
  what: 'Every object is in a namespace of the stack, unless its kind belongs to none or it lets the stack read elsewhere.',
  why: 'an object without its namespace lands in whichever kubectl is set to; in that of others, nobody expects it',
  wayOut: 'The namespace of `output.namespace`; none for kinds of the whole cluster.',
  check(stack) {
    const objects = objectsOf(stack).map(({ object }) => object);
    const own = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    return objects.flatMap((object) => {
      const wrong = whatIsWrong(object, own);
      return wrong === undefined ? [] : [stackProblem(stack, 'namespaces', nameOf(object), wrong)];
    });
  },
};

function whatIsWrong({ kind, metadata: { namespace } }: KubernetesObject, own: readonly string[]) {
  if (clusterScoped.has(kind)) {
    if (namespace === undefined) return undefined;
    return {
      message: `is in the namespace ${namespace}, and belongs to the whole cluster`,
      fix: 'remove it',
    };
  }
  const names = own.join(' or ');
  if (namespace === undefined) return { message: 'has no namespace', fix: `write ${names}` };
  if (own.includes(namespace) || elsewhere.includes(kind)) return undefined;
  return {
    message: `is in the namespace ${namespace}, which is not the stack's`,
    fix: `write ${names}; elsewhere it applies nothing but ${elsewhere.join(' and ')}`,
  };
}
