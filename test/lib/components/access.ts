import type { AccessChoices } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';
import { environment } from '#test/lib/components/example';

export const access: AccessChoices = {
  entrance: {
    kind: 'ingress',
    className: 'nginx',
    annotations: {},
    grpcAnnotations: { 'example.com/backend': 'grpc' },
    httpsAnnotations: {},
    certificates: {
      prometheus: 'prometheus-certificate',
      alertmanager: 'alertmanager-certificate',
      loki: 'loki-certificate',
    },
    pods: { namespace: 'ingress-nginx', selector: 'app.kubernetes.io/name=ingress-nginx' },
  },
  login: {
    issuer: 'https://login.example.com/realms/dwcp',
    clientId: 'dwcp-monitoring',
    clientSecret: { secret: 'login', key: 'client-secret' },
    cookieSecret: { secret: 'login', key: 'cookie-secret' },
    scopes: 'openid profile email groups',
    groups: ['operators', 'developers'],
    administrators: ['monitoring-administrators'],
    trustedProxies: ['10.40.0.0/16'],
  },
};

/** An environment that can be entered, with Loki besides. */
export const entered = (changes: Partial<Environment> = {}): Environment =>
  environment({ access, ...changes });
