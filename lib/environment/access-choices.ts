import type { PodSelection, SecretReference } from '#lib/environment/shared-choices';

/** Host names under which people open the user interfaces; links in notifications use them. */
export interface Hosts {
  readonly prometheus: string;
  readonly alertmanager: string;
  /** Absent where there is no Grafana. */
  readonly grafana?: string;
  /** Absent where nobody opens it from outside. */
  readonly jaeger?: string;
  /** For programs such as logcli. */
  readonly loki?: string;
  /** Where other sites send samples and ask for them. */
  readonly metrics?: string;
  /** Where programs outside the cluster send spans: OTLP over gRPC. */
  readonly otel?: string;
  /** Where the runbook pages of `dist/<environment>/runbooks` are published: an https URL without trailing slash; on loopback, http too. */
  readonly runbooks: string;
}

/** People log in with the identity provider of the site; what has no login of its own stands behind a proxy that asks. */
export interface AccessChoices {
  readonly entrance: Entrance;
  readonly login: LoginChoices;
}

/** What accepts connections from outside, and passes them on to the stack. */
export type Entrance =
  | {
      readonly kind: 'ingress';
      readonly className: string;
      /** Annotations of the Ingress for gRPC: each controller has its own. */
      readonly grpcAnnotations: Readonly<Record<string, string>>;
      /** Annotations of the Ingresses for HTTP where there is TLS behind them: each controller has its own. */
      readonly httpsAnnotations: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
      /** The Secret with the certificate of each host. */
      readonly certificates: Readonly<Partial<Record<keyof Hosts, string>>>;
      /** Its pods. */
      readonly pods: PodSelection;
    }
  | {
      readonly kind: 'gateway';
      /** A Gateway that exists, whose listeners hold the certificates. */
      readonly name: string;
      readonly namespace: string;
      readonly pods: PodSelection;
    };

export interface LoginChoices {
  /** `https://login.example.com/realms/dwcp`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: SecretReference;
  readonly cookieSecret: SecretReference;
  /** What the provider is asked for; the groups have to be among what it answers, in the claim `groups`. */
  readonly scopes: string;
  /** Where the provider does what, for Grafana, which cannot ask it. Absent where there is no Grafana. */
  readonly endpoints?: LoginEndpoints;
  /** Who may look, by the groups that the provider names. */
  readonly groups: readonly string[];
  /** Who may administer Grafana. */
  readonly administrators: readonly string[];
  /** Addresses from which the entrance connects: only its word about who asks is taken. */
  readonly trustedProxies: readonly string[];
}

/** As `<issuer>/.well-known/openid-configuration` names them: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata */
export interface LoginEndpoints {
  readonly authorization: string;
  readonly token: string;
  readonly userInfo: string;
}
