import type { Entrance } from '#lib/environment/access-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { OpenEntrance } from '#lib/topology/entrances';

/** One host with its certificate: nothing is served without TLS. https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export function ingress(
  { host, name, program, port, protocol, isEncrypted }: OpenEntrance,
  {
    className,
    annotations,
    grpcAnnotations,
    httpsAnnotations,
    certificates,
  }: Extract<Entrance, { kind: 'ingress' }>,
  namespace: string,
): KubernetesObject {
  const secretName = certificates[host];
  const chosen = {
    ...annotations,
    ...(protocol === 'grpc' ? grpcAnnotations : isEncrypted && httpsAnnotations),
  };
  return object(
    'Ingress',
    {
      name: host,
      namespace,
      labels: labels('access'),
      ...(Object.keys(chosen).length > 0 && { annotations: chosen }),
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      spec: {
        ingressClassName: className,
        tls: [{ hosts: [name], ...(secretName !== undefined && { secretName }) }],
        rules: [
          {
            host: name,
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: `${program.name}-${port.name}`, port: { name: port.name } } },
                },
              ],
            },
          },
        ],
      },
    },
  );
}
