import { minutes, seconds } from '#lib/units/duration';
import { eventually } from '#verify/eventually';
import type { Cluster } from '#verify/kubernetes/cluster';
import { type ClusterObject, readObjects } from '#verify/kubernetes/objects';
import { podsOf, type TemplatedPod } from '#verify/kubernetes/pod-security';

/** Whether an environment offers policies at all. */
export const hasPolicies = (manifests: string): boolean => readObjects(manifests).some(isPolicy);

const isPolicy = ({ kind }: ClusterObject): boolean => kind === 'ValidatingAdmissionPolicy';

/** Something that weakens a namespace of the stack, and the policy that has to refuse it. */
interface Attempt {
  readonly what: string;
  readonly policy: string;
  readonly command: readonly string[];
  readonly object?: Readonly<Record<string, unknown>>;
}

/**
 * Tries what the policies are there against. That they let the stack itself in, its pods have shown.
 *
 * @returns how many attempts were refused
 * @throws Error with those that were not, or not by the policy that is meant
 */
export async function refuseWeakening(cluster: Cluster, manifests: string): Promise<string> {
  const attempts = podsOf(manifests)
    .slice(0, 1)
    .flatMap((pod) => [...againstPods(pod), ...againstNamespace(pod.namespace)]);
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
  return `${attempts.length} attempts to weaken the namespace are refused, each by its policy`;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const create = ['create', '-f', '-'];

function againstPods({ namespace, template }: TemplatedPod): readonly Attempt[] {
  const { containers } = template.spec;
  const [container, ...others] = Array.isArray(containers) ? containers.map(record) : [];
  const pod = (
    what: string,
    policy: string,
    ofContainer: Readonly<Record<string, unknown>>,
    ofPod: Readonly<Record<string, unknown>> = {},
  ): Attempt => ({
    what,
    policy,
    command: create,
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, name: 'intruder', namespace },
      spec: { ...template.spec, ...ofPod, containers: [{ ...container, ...ofContainer }, ...others] },
    },
  });
  const variable = { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'grafana', key: 'password' } } };
  return [
    pod('an image of somebody else', 'images', { image: 'docker.io/library/busybox:1' }),
    pod('an image whose name begins as that of the stack', 'images', {
      image: `${String(container?.image).replace(/:.*$/, '')}-evil:1`,
    }),
    pod('a token of the API', 'tokens', {}, { automountServiceAccountToken: true }),
    pod('a secret in a variable', 'secret-variables', { name: 'intruder', env: [variable] }),
    pod('a whole Secret in variables', 'secret-variables', { envFrom: [{ secretRef: { name: 'grafana' } }] }),
    pod('an image that can be written to', 'hardening', {
      securityContext: { ...record(container?.securityContext), readOnlyRootFilesystem: false },
    }),
    pod('no limit of memory', 'hardening', { resources: {} }),
  ];
}

function againstNamespace(namespace: string): readonly Attempt[] {
  const service = (what: string, spec: Readonly<Record<string, unknown>>): Attempt => ({
    what,
    policy: 'services',
    command: create,
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'intruder', namespace },
      spec: { selector: { app: 'any' }, ports: [{ port: 80 }], ...spec },
    },
  });
  const networkPolicy = (what: string, spec: Readonly<Record<string, unknown>>): Attempt => ({
    what,
    policy: 'network-policies',
    command: create,
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'intruder', namespace },
      spec: { podSelector: {}, ...spec },
    },
  });
  const enforce = 'pod-security.kubernetes.io/enforce';
  return [
    service('a Service of type LoadBalancer', { type: 'LoadBalancer' }),
    service('a Service of type NodePort', { type: 'NodePort' }),
    service('a Service with addresses of others', { externalIPs: ['203.0.113.7'] }),
    networkPolicy('a policy that lets everybody in', { policyTypes: ['Ingress'], ingress: [{}] }),
    networkPolicy('a policy that lets pods out to everything', {
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }],
    }),
    {
      what: 'default-deny is deleted',
      policy: 'network-policies',
      command: ['delete', 'networkpolicy', 'default-deny', `--namespace=${namespace}`],
    },
    {
      what: 'default-deny is emptied',
      policy: 'network-policies',
      command: [
        ...['patch', 'networkpolicy', 'default-deny', `--namespace=${namespace}`, '--type=merge'],
        '--patch={"spec":{"policyTypes":["Ingress"]}}',
      ],
    },
    {
      what: 'Pod Security is lowered',
      policy: 'namespaces',
      command: ['label', 'namespace', namespace, `${enforce}=privileged`, '--overwrite'],
    },
    {
      what: 'Pod Security is switched off',
      policy: 'namespaces',
      command: ['label', 'namespace', namespace, `${enforce}-`],
    },
  ];
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
