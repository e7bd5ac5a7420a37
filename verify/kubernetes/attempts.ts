import { podsOf, type TemplatedPod } from '#verify/kubernetes/pod-security';

/** Something that weakens a namespace of the stack, and the policy that has to refuse it. */
export interface Attempt {
  readonly what: string;
  readonly policy: string;
  readonly command: readonly string[];
  readonly object?: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** What is tried in each namespace that has pods, with the first of them. */
export function attemptsAt(manifests: string): readonly Attempt[] {
  const pods = podsOf(manifests);
  const first = new Map(pods.toReversed().map((pod) => [pod.namespace, pod]));
  return [...first.values()].flatMap((pod) =>
    [
      ...againstPods(pod),
      ...withNameOfAnother(pod, pods),
      ...againstNode(pod),
      ...withFoldersOfAnother(pod, pods),
      ...againstPolicies(pod.namespace),
      ...againstDefaultDeny(pod.namespace),
      ...againstServices(pod.namespace),
      ...againstPodSecurity(pod.namespace),
    ].map((attempt) => ({ ...attempt, what: `${attempt.what} (${pod.namespace})` })),
  );
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);

const create = ['create', '-f', '-'];

/** A pod of the stack that somebody changed. */
function intruder(
  { namespace, template }: TemplatedPod,
  what: string,
  policy: string,
  changes: { readonly container?: Fields; readonly pod?: Fields; readonly labels?: Fields },
): Attempt {
  const [container, ...others] = list(template.spec.containers);
  const { labels = template.metadata?.labels } = changes;
  return {
    what,
    policy,
    command: create,
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, labels, name: 'intruder', namespace },
      spec: {
        ...template.spec,
        containers: [{ ...container, ...changes.container }, ...others],
        ...changes.pod,
      },
    },
  };
}

const secretVariable = {
  name: 'PASSWORD',
  valueFrom: { secretKeyRef: { name: 'grafana', key: 'password' } },
};

function againstPods(pod: TemplatedPod): readonly Attempt[] {
  const { spec, metadata } = pod.template;
  const [container = {}] = list(spec.containers);
  const repository = String(container.image).replace(/:.*$/, '');
  const attempt = (what: string, policy: string, changes: Parameters<typeof intruder>[3]) =>
    intruder(pod, what, policy, changes);
  return [
    attempt('an image of somebody else', 'images', { container: { image: 'docker.io/library/busybox:1' } }),
    attempt('an image whose name begins as that of the stack', 'images', {
      container: { image: `${repository}-evil:1` },
    }),
    ...(spec.automountServiceAccountToken === true
      ? []
      : [attempt('a token of the API', 'tokens', { pod: { automountServiceAccountToken: true } })]),
    attempt('a secret in a variable', 'secret-variables', {
      container: { name: 'intruder', env: [secretVariable] },
    }),
    attempt('a whole Secret in variables', 'secret-variables', {
      container: { envFrom: [{ secretRef: { name: 'grafana' } }] },
    }),
    attempt('an image that can be written to', 'hardening', {
      container: {
        securityContext: { ...fields(container.securityContext), readOnlyRootFilesystem: false },
      },
    }),
    attempt('no limit of memory', 'hardening', { container: { resources: {} } }),
    attempt('no labels, so that no NetworkPolicy is for it', 'pod-labels', { labels: {} }),
    attempt('labels of another stack', 'pod-labels', {
      labels: { ...metadata?.labels, 'app.kubernetes.io/part-of': 'another' },
    }),
  ];
}

/** The names of containers that may have secrets in variables are known to everybody. */
function withNameOfAnother(pod: TemplatedPod, pods: readonly TemplatedPod[]): readonly Attempt[] {
  const account = pod.template.spec.serviceAccountName;
  return pods
    .filter(({ template }) => template.spec.serviceAccountName !== account)
    .flatMap(({ template }) => list(template.spec.containers))
    .filter(({ env }) => list(env).some(({ valueFrom }) => fields(valueFrom).secretKeyRef !== undefined))
    .map(({ name }) =>
      intruder(pod, `a secret in a variable of a container that is called ${name}`, 'secret-variables', {
        container: { name, env: [secretVariable] },
      }),
    );
}

/** Where pods have folders of their node, Pod Security refuses nothing. */
function againstNode(pod: TemplatedPod): readonly Attempt[] {
  const { spec } = pod.template;
  const [container = {}] = list(spec.containers);
  if (!list(spec.volumes).some(({ hostPath }) => hostPath !== undefined)) return [];
  const attempt = (what: string, changes: Parameters<typeof intruder>[3]) =>
    intruder(pod, what, 'node-access', changes);
  return [
    attempt('another folder of the node', {
      pod: { volumes: [...list(spec.volumes), { name: 'etc', hostPath: { path: '/etc' } }] },
    }),
    attempt('folders of the node that can be written to', {
      container: {
        volumeMounts: list(container.volumeMounts).map((mount) => ({ ...mount, readOnly: false })),
      },
    }),
    attempt('a privileged container', {
      container: {
        securityContext: {
          ...fields(container.securityContext),
          privileged: true,
          allowPrivilegeEscalation: true,
        },
      },
    }),
    attempt('the network of the node', { pod: { hostNetwork: true } }),
    attempt('the processes of the node', { pod: { hostPID: true } }),
  ];
}

/** What one program needs of its node, another does not get; and those that need no root do not get it. */
function withFoldersOfAnother(pod: TemplatedPod, pods: readonly TemplatedPod[]): readonly Attempt[] {
  const foldersOf = ({ template }: TemplatedPod) =>
    list(template.spec.volumes).filter(({ hostPath }) => hostPath !== undefined);
  const ofNode = pods.filter((one) => one.namespace === pod.namespace && foldersOf(one).length > 0);
  return ofNode.flatMap((one) => {
    const account = one.template.spec.serviceAccountName;
    const [container = {}] = list(one.template.spec.containers);
    const others = ofNode.filter(({ template }) => template.spec.serviceAccountName !== account);
    const attempt = (what: string, changes: Parameters<typeof intruder>[3]) =>
      intruder(one, what, 'node-access', changes);
    return [
      ...others.flatMap((other) => [
        attempt(`${account} with folders of ${other.template.spec.serviceAccountName}`, {
          container: { volumeMounts: [] },
          pod: { volumes: foldersOf(other) },
        }),
        attempt(`folders of ${account} for the image of ${other.template.spec.serviceAccountName}`, {
          container: { image: list(other.template.spec.containers)[0]?.image },
        }),
      ]),
      ...(fields(one.template.spec.securityContext).runAsNonRoot === true
        ? [
            attempt(`root in ${account}`, {
              container: {
                securityContext: { ...fields(container.securityContext), runAsNonRoot: false, runAsUser: 0 },
              },
            }),
          ]
        : []),
    ];
  });
}

function againstPolicies(namespace: string): readonly Attempt[] {
  const networkPolicy = (what: string, spec: Fields): Attempt => ({
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
  const letsIn = (what: string, ...from: readonly Fields[]) =>
    networkPolicy(`a policy that lets in ${what}`, { policyTypes: ['Ingress'], ingress: [{ from }] });
  const letsOut = (what: string, ...to: readonly Fields[]) =>
    networkPolicy(`a policy that lets out to ${what}`, { policyTypes: ['Egress'], egress: [{ to }] });
  const range = (cidr: string): Fields => ({ ipBlock: { cidr } });
  const any = (key: string, operator: string): Fields => ({ matchExpressions: [{ key, operator }] });
  const somebody = { podSelector: { matchLabels: { app: 'somebody' } } };
  return [
    networkPolicy('a policy that lets everybody in', { policyTypes: ['Ingress'], ingress: [{}] }),
    letsIn('every namespace', { namespaceSelector: {} }),
    letsIn('every pod beside it', { podSelector: {} }),
    letsIn('every pod of every namespace', { namespaceSelector: {}, podSelector: {} }),
    letsIn('every namespace that has a name', {
      namespaceSelector: any('kubernetes.io/metadata.name', 'Exists'),
    }),
    letsIn('every pod that has no label', {
      namespaceSelector: {},
      podSelector: any('no', 'DoesNotExist'),
    }),
    letsIn('somebody, and everybody too', somebody, { namespaceSelector: {} }),
    letsIn('every address in two halves', range('0.0.0.0/1'), range('128.0.0.0/1')),
    letsOut('every address', range('0.0.0.0/0')),
    letsOut('every address in two halves', range('0.0.0.0/1'), range('128.0.0.0/1')),
    letsOut('every address of IPv6', range('::/0')),
    letsOut('every address of IPv6 in two halves', range('::/1'), range('8000::/1')),
    letsOut('every namespace', { namespaceSelector: {} }),
  ];
}

function againstDefaultDeny(namespace: string): readonly Attempt[] {
  const attempt = (what: string, verb: string, ...more: readonly string[]): Attempt => ({
    what: `default-deny ${what}`,
    policy: 'network-policies',
    command: [verb, 'networkpolicy', 'default-deny', `--namespace=${namespace}`, ...more],
  });
  const patched = (what: string, spec: Fields) =>
    attempt(what, 'patch', '--type=merge', `--patch=${JSON.stringify({ spec })}`);
  return [
    attempt('is deleted', 'delete'),
    patched('is for one direction', { policyTypes: ['Ingress'] }),
    patched('is for nobody', { podSelector: { matchLabels: { no: 'body' } } }),
    patched('is for fewer', { podSelector: { matchExpressions: [{ key: 'no', operator: 'Exists' }] } }),
    patched('lets somebody in', { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'a' } } }] }] }),
    patched('lets pods out', { egress: [{ to: [{ ipBlock: { cidr: '203.0.113.7/32' } }] }] }),
  ];
}

function againstServices(namespace: string): readonly Attempt[] {
  const service = (what: string, spec: Fields): Attempt => ({
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
  return [
    service('a Service of type LoadBalancer', { type: 'LoadBalancer' }),
    service('a Service of type NodePort', { type: 'NodePort' }),
    service('a Service with addresses of others', { externalIPs: ['203.0.113.7'] }),
  ];
}

function againstPodSecurity(namespace: string): readonly Attempt[] {
  const label = (what: string, ...labels: readonly string[]): Attempt => ({
    what: `Pod Security ${what}`,
    policy: 'namespaces',
    command: ['label', 'namespace', namespace, ...labels],
  });
  const enforce = 'pod-security.kubernetes.io/enforce';
  return [label('is changed', `${enforce}=baseline`, '--overwrite'), label('is switched off', `${enforce}-`)];
}
