import { access as component } from '#lib/components/access/component';
import { access, entered } from '#test/lib/components/access';
import { cluster } from '#test/lib/components/example';

const objectsOf = (environment = entered()) => component(environment).flatMap(({ objects }) => objects);

describe('access', () => {
  it('is nothing where nobody gets in from outside', () => {
    const { access: _, ...closed } = entered();
    expect(component(closed)).toEqual([]);
  });

  it('by Ingress leads each host over TLS to what asks who is there, and never to the program itself', () => {
    expect(objectsOf()).toMatchObject([
      {
        kind: 'Ingress',
        metadata: { name: 'prometheus' },
        spec: {
          ingressClassName: 'nginx',
          tls: [{ secretName: 'prometheus-certificate' }],
          rules: [
            {
              http: {
                paths: [{ backend: { service: { name: 'login-prometheus-web', port: { name: 'web' } } } }],
              },
            },
          ],
        },
      },
      { kind: 'Ingress', metadata: { name: 'alertmanager' } },
    ]);
  });

  it('by Ingress has the annotations of the controller for TLS behind it only where there is some', () => {
    if (access.entrance.kind !== 'ingress') throw new Error('the example has an ingress');
    const httpsAnnotations = { 'example.com/backend': 'https' };
    const entrance = { ...access.entrance, httpsAnnotations };
    const annotationsWith = (output: typeof cluster) =>
      objectsOf(entered({ output, access: { ...access, entrance } }))[0]?.metadata.annotations;
    expect(annotationsWith({ ...cluster, certificates: 'monitoring-certificates' })).toEqual(
      httpsAnnotations,
    );
    expect(annotationsWith(cluster)).toBeUndefined();
  });

  it('by Gateway has a route for each host', () => {
    const pods = access.entrance.pods;
    const gateway = { kind: 'gateway', name: 'public', namespace: 'gateways', pods } as const;
    expect(objectsOf(entered({ access: { ...access, entrance: gateway } }))[0]).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'prometheus', namespace: 'monitoring' },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        rules: [{ backendRefs: [{ name: 'login-prometheus-web', port: 4180 }] }],
      },
    });
  });

  it('asks for the certificates of its hosts', () => {
    expect(component(entered())[0]?.secrets.map(({ secret, key }) => `${secret}/${key}`)).toEqual([
      'prometheus-certificate/tls.crt',
      'prometheus-certificate/tls.key',
      'alertmanager-certificate/tls.crt',
      'alertmanager-certificate/tls.key',
    ]);
  });
});
