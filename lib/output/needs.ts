import type { RequiredSecret } from '#lib/components/component';
import { objectsOf } from '#lib/components/objects-of';
import type { StackOutput } from '#lib/output/stack-output';

/** The namespace of the environment, the first that it brings along; none in `processes`. */
export function ownNamespace(stack: StackOutput): string | undefined {
  return ownNamespaces(stack)[0];
}

const ownNamespaces = ({ base }: StackOutput): readonly string[] =>
  base.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);

/** A namespace of somebody else, and what is applied to it. */
export interface NamespaceNeed {
  readonly namespace: string;
  readonly objects: readonly string[];
}

/** The namespaces that objects are applied to and that the environment does not bring along, sorted. */
export function namespacesOf(stack: StackOutput): readonly NamespaceNeed[] {
  const own = ownNamespaces(stack);
  const needs = new Map<string, readonly string[]>();
  for (const { object } of objectsOf(stack)) {
    const { kind, metadata } = object;
    const { namespace, name } = metadata;
    if (namespace === undefined || own.includes(namespace)) continue;
    needs.set(namespace, [...(needs.get(namespace) ?? []), `${kind} ${name}`]);
  }
  return [...needs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([namespace, objects]) => ({ namespace, objects }));
}

/** A key of a Secret, and every component that needs it. */
export interface SecretNeed extends RequiredSecret {
  readonly components: readonly string[];
}

/** The Secrets that a site has to create, each key once, sorted. What it holds is as its first component says. */
export function secretsOf(stack: StackOutput): readonly SecretNeed[] {
  const needs = new Map<string, SecretNeed>();
  for (const { name, secrets } of stack.components) {
    for (const secret of secrets) {
      const key = `${secret.namespace ?? ''}/${secret.secret}/${secret.key}`;
      const { components, ...known } = needs.get(key) ?? { ...secret, components: [] };
      needs.set(key, { ...known, components: [...new Set([...components, name])] });
    }
  }
  return [...needs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

/** The Secrets by name, those of another namespace with it: `monitoring-nodes/certificates`. */
export function secretNames(stack: StackOutput): readonly string[] {
  return [...new Set(secretsOf(stack).map(secretName))];
}

/** The name of a Secret, behind that of its namespace where that is another one than that of the stack. */
export const secretName = ({ namespace, secret }: RequiredSecret): string =>
  namespace === undefined ? secret : `${namespace}/${secret}`;
