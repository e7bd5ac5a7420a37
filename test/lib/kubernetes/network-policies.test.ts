import { networkPoliciesOf } from '#lib/kubernetes/network-policies';
import { renderObjects } from '#lib/kubernetes/render';
import { edgesOf } from '#lib/topology/edges';
import { alertmanager, prometheus } from '#lib/topology/programs';
import { cluster, environment } from '#test/lib/components/example';

const policies = [prometheus, alertmanager].flatMap((program) =>
  networkPoliciesOf(program, environment(), cluster),
);
const names = policies.map(({ metadata }) => metadata.name);

describe('network policies', () => {
  it('allow each edge on both of its sides', () => {
    for (const { client, server, port } of edgesOf(environment())) {
      expect(names).toContain(`${client.name}-to-${server.name}-${port.name}`);
      expect(names).toContain(`${server.name}-${port.name}-from-${client.name}`);
    }
  });

  it('allow nothing else but what is outside', () => {
    expect(names).toHaveLength(edgesOf(environment()).length * 2 + 2);
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
      v3: {
        kind: 'kubernetes',
        role: 'pod',
        namespaces: ['dwcp'],
        selector: 'app=v3',
        ports: ['metrics', 9091],
      },
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
        - port: 9091
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

  it('admit those who show the user interfaces to people, on the port of the interface alone', () => {
    const ingress = { namespace: 'ingress-nginx', selector: 'app.kubernetes.io/name=ingress-nginx' };
    const output = {
      ...cluster,
      userInterfacesFrom: [ingress, { namespace: 'login', selector: 'app=proxy' }],
    };
    const admitting = [prometheus, alertmanager]
      .flatMap((program) => networkPoliciesOf(program, environment({ output }), output))
      .filter(({ metadata }) => metadata.name.endsWith('user-interface'));
    expect(admitting.map(({ metadata }) => metadata.name)).toEqual([
      'prometheus-user-interface',
      'alertmanager-user-interface',
    ]);
    expect(admitting[1]).toMatchObject({
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager' } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
                podSelector: {
                  matchExpressions: [
                    { key: 'app.kubernetes.io/name', operator: 'In', values: ['ingress-nginx'] },
                  ],
                },
              },
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'login' } },
                podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['proxy'] }] },
              },
            ],
            ports: [{ port: 9093, protocol: 'TCP' }],
          },
        ],
      },
    });
  });

  it('open the proxy in the place of what is behind it', () => {
    const output = {
      ...cluster,
      egress: [{ name: 'proxy', cidr: '10.20.1.5/32', port: 3128 }],
      proxy: { url: 'http://proxy.example.com:3128', noProxy: [] },
    } as const;
    const receiver = { kind: 'slack', webhook: { secret: 'slack', key: 'url' }, channel: '#x' } as const;
    const receivers = { ...environment().receivers, default: { page: receiver, chat: receiver } };
    const [outside] = networkPoliciesOf(alertmanager, environment({ output, receivers }), output).filter(
      ({ metadata }) => metadata.name.endsWith('outside'),
    );
    expect(outside).toMatchObject({
      spec: {
        egress: [{ to: [{ ipBlock: { cidr: '10.20.1.5/32' } }], ports: [{ port: 3128, protocol: 'TCP' }] }],
      },
    });
  });
});
