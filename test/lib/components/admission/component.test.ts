import { admission } from '#lib/components/admission/component';
import { factsOf } from '#lib/components/admission/stack-facts';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { cluster, environment } from '#test/lib/components/example';

const workload = (name: string, spec: object, container: object): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'monitoring' },
  spec: { template: { spec: { serviceAccountName: name, ...spec, containers: [{ name, ...container }] } } },
});

const namespace: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'monitoring', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
};

const networkPolicy = (name: string, spec: object): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'monitoring' },
  spec,
});

const refusing = { podSelector: { matchLabels: { a: 'b' } }, policyTypes: ['Ingress', 'Egress'] };

const stack = [
  namespace,
  networkPolicy('default-deny', refusing),
  workload(
    'prometheus',
    { automountServiceAccountToken: true },
    {
      image: 'registry.example.com:5000/prometheus:v3.14.0@sha256:0',
      securityContext: { readOnlyRootFilesystem: true },
    },
  ),
  workload(
    'vmauth',
    { automountServiceAccountToken: false },
    {
      image: 'docker.io/vmauth:v1',
      securityContext: { readOnlyRootFilesystem: true },
      env: [{ name: 'READ_TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
    },
  ),
];

const guarded = environment({ output: { ...cluster, admissionPolicies: true } });

describe('admission policies', () => {
  it('know from the objects of the stack what is to stay possible', () => {
    expect(factsOf(stack)).toEqual({
      standards: new Map([['monitoring', 'restricted']]),
      repositories: ['docker.io/vmauth', 'registry.example.com:5000/prometheus'],
      apiUsers: ['prometheus'],
      withSecretVariables: ['vmauth/vmauth'],
      writable: [],
      nodeFolders: [],
      writtenNodeFolders: [],
      nodeImages: [],
      rootUsers: [],
      exactPolicies: new Map([['default-deny', refusing]]),
    });
  });

  it('know which policies of the stack name everybody, as where targets are in every namespace', () => {
    const to = (...peers: readonly object[]) => ({ policyTypes: ['Egress'], egress: [{ to: peers }] });
    const everywhere = to({ podSelector: { matchLabels: { a: 'b' } } }, { namespaceSelector: {} });
    const facts = factsOf([
      networkPolicy('a', to({ podSelector: { matchLabels: { a: 'b' } } })),
      networkPolicy('b', everywhere),
      networkPolicy('c', { policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] }),
    ]);
    expect([...facts.exactPolicies.keys()]).toEqual(['b', 'c']);
    expect(facts.exactPolicies.get('b')).toBe(everywhere);
  });

  it('know which program has which folders of nodes, writes to them, and reads them as root', () => {
    const agent = workload(
      'otel-logs',
      {
        volumes: [
          { name: 'logs', hostPath: { path: '/var/log/pods' } },
          { name: 'data', hostPath: { path: '/var/lib/data' } },
        ],
      },
      {
        image: 'docker.io/otel:1',
        volumeMounts: [
          { name: 'logs', mountPath: '/var/log/pods', readOnly: true },
          { name: 'data', mountPath: '/var/lib/data' },
        ],
      },
    );
    expect(factsOf([agent])).toMatchObject({
      nodeFolders: ['otel-logs:/var/lib/data', 'otel-logs:/var/log/pods'],
      writtenNodeFolders: ['otel-logs:/var/lib/data'],
      nodeImages: ['otel-logs:docker.io/otel'],
      rootUsers: ['otel-logs'],
    });
  });

  it('know that what does not run as root is not to become it', () => {
    const exporter = workload(
      'node-exporter',
      {
        securityContext: { runAsNonRoot: true },
        volumes: [{ name: 'sys', hostPath: { path: '/sys' } }],
      },
      { image: 'quay.io/node-exporter:v1', volumeMounts: [{ name: 'sys', readOnly: true }] },
    );
    expect(factsOf([exporter])).toMatchObject({
      nodeFolders: ['node-exporter:/sys'],
      writtenNodeFolders: [],
      rootUsers: [],
    });
  });

  it('want default-deny to be as the stack writes it', () => {
    const [policy] = admission(guarded, { base: stack, components: [] })
      .flatMap((component) => component.objects)
      .filter(({ metadata }) => metadata.name === 'monitoring-network-policies');
    expect(policy?.spec).toMatchObject({
      variables: expect.arrayContaining([
        {
          name: 'exact',
          expression:
            '{"default-deny": dyn({"podSelector": dyn({"matchLabels": dyn({"a": dyn("b")})}), "policyTypes": dyn([dyn("Ingress"), dyn("Egress")])})}',
        },
      ]),
    });
  });

  it('are two objects each, one that refuses and one that makes it hold in the namespaces of the stack', () => {
    const objects = admission(guarded, { base: stack, components: [] }).flatMap(
      (component) => component.objects,
    );
    const names = (kind: string) =>
      objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
    expect(names('ValidatingAdmissionPolicy')).toEqual([
      'monitoring-namespaces',
      'monitoring-images',
      'monitoring-tokens',
      'monitoring-secret-variables',
      'monitoring-hardening',
      'monitoring-pod-labels',
      'monitoring-network-policies',
      'monitoring-services',
    ]);
    expect(names('ValidatingAdmissionPolicyBinding')).toEqual(names('ValidatingAdmissionPolicy'));
    for (const { kind, spec } of objects) {
      if (kind === 'ValidatingAdmissionPolicy') expect(spec).toMatchObject({ failurePolicy: 'Fail' });
      else expect(spec).toMatchObject({ validationActions: ['Deny'] });
    }
  });

  it('guard the namespace of what reads logs of nodes besides', () => {
    const nodes = {
      ...namespace,
      metadata: {
        name: 'monitoring-nodes',
        labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
      },
    };
    const objects = admission(guarded, { base: [...stack, nodes], components: [] }).flatMap(
      (component) => component.objects,
    );
    expect(
      objects.find(
        ({ metadata, kind }) => metadata.name === 'monitoring-node-access' && kind.endsWith('Binding'),
      ),
    ).toMatchObject({
      spec: {
        matchResources: { namespaceSelector: { matchExpressions: [{ values: ['monitoring-nodes'] }] } },
      },
    });
  });

  it('are none where the environment does without them', () => {
    expect(admission(environment(), { base: stack, components: [] })).toEqual([]);
  });
});
