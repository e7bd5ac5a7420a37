import { Type } from '@sinclair/typebox';
import { secret } from '#lib/environment/schema/secret';
import { map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

const podsSchema = map('Its pods.', {
  namespace: text('DNS label', 'Their namespace.', { examples: ['ingress-nginx'] }),
  selector: text('text', 'A label selector of theirs.', {
    examples: ['app.kubernetes.io/name=ingress-nginx'],
  }),
});

const annotations = (description: string) =>
  Type.Record(Type.String(), text('text', 'The value.'), { description, default: {} });

const host = (name: string) =>
  Type.Optional(text('Secret name', `Of \`hosts.${name}\`.`, { examples: [`${name}-certificate`] }));

const entranceSchema = variants('kind', 'What accepts connections from outside.', [
  map('Ingress objects.', {
    kind: tag('ingress', 'Ingress objects, which a controller of the cluster serves.'),
    className: text('Kubernetes name', 'The IngressClass.', { examples: ['nginx'] }),
    annotations: annotations('Annotations of every Ingress.'),
    grpcAnnotations: annotations(
      'Annotations of the Ingress of `hosts.otel`: each controller has its own way to be told that the server speaks gRPC.',
    ),
    httpsAnnotations: annotations(
      'With `output.certificates`, annotations of all other Ingresses: each controller has its own way to be told that the server speaks TLS.',
    ),
    certificates: map('The Secret with the certificate of each host, of type kubernetes.io/tls.', {
      prometheus: host('prometheus'),
      alertmanager: host('alertmanager'),
      grafana: host('grafana'),
      jaeger: host('jaeger'),
      loki: host('loki'),
      metrics: host('metrics'),
      otel: host('otel'),
    }),
    pods: podsSchema,
  }),
  map('Routes of a Gateway that exists.', {
    kind: tag('gateway', 'Routes of a Gateway that exists: its listeners hold the certificates.'),
    name: text('Kubernetes name', 'The Gateway.', { examples: ['public'] }),
    namespace: text('DNS label', 'Its namespace.', { examples: ['gateways'] }),
    pods: podsSchema,
  }),
]);

const groups = (description: string, examples: readonly string[]) =>
  Type.Array(text('text', 'A group of the provider.', { examples: [...examples] }), {
    description,
    minItems: 1,
    uniqueItems: true,
  });

/** How people and programs outside the cluster get in. */
export const accessSchema = map(
  'How people and programs outside the cluster get in. Nobody does when it is left out.',
  {
    entrance: entranceSchema,
    login: map('The identity provider, by OpenID Connect.', {
      issuer: text('URL', 'Its issuer.', { examples: ['https://login.example.com/realms/dwcp'] }),
      clientId: text('text', 'As the provider knows this stack.', { examples: ['dwcp-monitoring'] }),
      clientSecret: secret('The secret of that client.', { secret: 'login', key: 'client-secret' }),
      cookieSecret: secret('What encrypts cookies: exactly 32 random bytes.', {
        secret: 'login',
        key: 'cookie-secret',
      }),
      scopes: text('text', 'What is asked for: the groups have to be among what the provider answers.', {
        default: 'openid profile email groups',
      }),
      endpoints: Type.Optional(
        map(
          'Where the provider does what, as `<issuer>/.well-known/openid-configuration` names it. For Grafana, which cannot ask.',
          {
            authorization: text('URL', '`authorization_endpoint`.', {
              examples: ['https://login.example.com/realms/dwcp/protocol/openid-connect/auth'],
            }),
            token: text('URL', '`token_endpoint`.', {
              examples: ['https://login.example.com/realms/dwcp/protocol/openid-connect/token'],
            }),
            userInfo: text('URL', '`userinfo_endpoint`.', {
              examples: ['https://login.example.com/realms/dwcp/protocol/openid-connect/userinfo'],
            }),
          },
        ),
      ),
      groups: groups('Who may look, of those in the claim `groups`.', ['operators']),
      administrators: groups('Who may administer Grafana.', ['monitoring-administrators']),
      trustedProxies: Type.Array(text('text', 'A range of addresses.', { examples: ['10.40.0.0/16'] }), {
        description:
          'Addresses from which the entrance connects: nobody else is believed about who asks and for which host.',
        minItems: 1,
      }),
    }),
  },
);
