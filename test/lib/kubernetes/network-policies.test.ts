import { networkPoliciesOf } from '#lib/kubernetes/network-policies';
import { renderObjects } from '#lib/kubernetes/render';
import { edges } from '#lib/topology/edges';
import { alertmanager, prometheus } from '#lib/topology/programs';
import { cluster, environment } from '#test/lib/components/example';

const policies = [prometheus, alertmanager].flatMap((program) =>
  networkPoliciesOf(program, environment(), cluster),
);
const names = policies.map(({ metadata }) => metadata.name);

describe('network policies', () => {
  it('allow each edge on both of its sides', () => {
    for (const { client, server, port } of edges) {
      expect(names).toContain(`${client.name}-to-${server.name}-${port.name}`);
      expect(names).toContain(`${server.name}-${port.name}-from-${client.name}`);
    }
  });

  it('allow nothing else but what is outside', () => {
    expect(names).toHaveLength(edges.length * 2 + 2);
  });

  it('allow the mesh over TCP and UDP', () => {
    const mesh = policies.filter(({ metadata }) => metadata.name === 'alertmanager-mesh-from-alertmanager');
    expect(mesh).toMatchObject([
      {
        spec: {
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager' } },
          ingress: [
            {
              from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager' } } }],
              ports: [
                { port: 9094, protocol: 'TCP' },
                { port: 9094, protocol: 'UDP' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('open pods of other namespaces only as far as discovery says', () => {
    const targets = {
      v3: { kind: 'kubernetes', role: 'pod', namespaces: ['dwcp'], selector: 'app=v3', port: 'metrics' },
      all: { kind: 'kubernetes', role: 'endpointslice', namespaces: [] },
    } as const;
    const outside = networkPoliciesOf(prometheus, environment({ targets }), cluster).filter(({ metadata }) =>
      metadata.name.endsWith('outside'),
    );
    expect(renderObjects(outside)).toMatchInlineSnapshot(`
"apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  labels:
    app.kubernetes.io/name: prometheus
    app.kubernetes.io/part-of: dwcp-monitoring
  name: prometheus-to-outside
  namespace: monitoring
spec:
  egress:
    - ports:
        - port: metrics
          protocol: TCP
      to:
        - namespaceSelector:
            matchExpressions:
              - key: kubernetes.io/metadata.name
                operator: In
                values:
                  - dwcp
          podSelector:
            matchExpressions:
              - key: app
                operator: In
                values:
                  - v3
    - to:
        - namespaceSelector: {}
  podSelector:
    matchLabels:
      app.kubernetes.io/name: prometheus
  policyTypes:
    - Egress
"
`);
  });
});
