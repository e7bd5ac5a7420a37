import type { EgressName } from '#lib/environment/egress-names';
import type { Place } from '#lib/place';
import type { Excerpt } from '#lib/problem';
import type { Team } from '#lib/routing/team';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/** One site's choices: what an `environments/<name>.yaml` says, checked and with units. */
export interface Environment {
  readonly name: string;
  readonly cluster: string;
  readonly site: string;
  /** An IANA time zone, for mute times: `Europe/Berlin`. */
  readonly timeZone: string;
  readonly output: Output;
  readonly load: Load;
  readonly hosts: Hosts;
  readonly prometheus: PrometheusChoices;
  readonly alertmanager: AlertmanagerChoices;
  /** The long-term storage of the stack. Absent: it has none. */
  readonly victoriaMetrics?: VictoriaMetricsChoices;
  /** Absent: there is none. */
  readonly grafana?: GrafanaChoices;
  /** Object storage that programs of the stack keep their data in. Absent: none. */
  readonly objectStorage?: ObjectStorageChoices;
  /** Absent: no traces are collected. */
  readonly traces?: TracesChoices;
  /** Absent: no logs are collected. */
  readonly logs?: LogsChoices;
  /** Absent: no profiles are collected. */
  readonly profiles?: ProfilesChoices;
  /** What is removed from traces and logs, besides what always is. */
  readonly redaction: readonly RedactionRule[];
  /** How people and programs outside the cluster get in. Absent: nobody does. */
  readonly access?: AccessChoices;
  /** A storage outside the stack that Prometheus sends its samples to as well. Absent: none. */
  readonly remoteWrite?: RemoteWriteChoices;
  /** Scrape targets by the name of the scrape job. A job without targets is not generated. */
  readonly targets: Readonly<Record<string, Discovery>>;
  readonly receivers: Receivers;
  /** Overrides by alert name. */
  readonly alerts: Readonly<Record<string, AlertOverride>>;
  /** Where a value stands in the file, for the messages of later checks. */
  place(path: KeyPath): MarkedPlace;
}

/** The keys and indexes that lead to a value: `['targets', 'dwcp-core', 'addresses', 0]`. */
export type KeyPath = readonly (string | number)[];

/** A place with the text that stands there, for messages that point at it. */
export interface MarkedPlace extends Place {
  readonly excerpt?: Excerpt;
  /** The value is not in the file: this is the place of what is around it. @default false */
  readonly isAround?: true;
}

/** What is generated: Kubernetes manifests, or programs to start on one machine. */
export type Output = KubernetesOutput | ProcessesOutput;

export interface KubernetesOutput {
  readonly kind: 'kubernetes';
  readonly namespace: string;
  /** Put before every image's name, for sites with a mirror: `registry.example.com/mirror`. @default none */
  readonly imageRegistry?: string;
  readonly imagePullSecrets: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** Storage classes of the cluster by the name this file uses for them. */
  readonly storageClasses: Readonly<Record<string, string>>;
  /** The address ranges that pods may reach outside the cluster, by what is there. */
  readonly egress: readonly EgressRange[];
  /** Pods that may open the user interfaces, past the login where there is `access`. */
  readonly userInterfacesFrom: readonly PodSelection[];
  /** The HTTP proxy to everything outside the cluster but scrape targets and mail. @default none */
  readonly proxy?: ProxyChoices;
  /** The authorities that TLS servers are checked against, instead of those that the images bring. */
  readonly certificateAuthority?: ConfigMapReference;
  /**
   * The Secret with the certificate that programs of the stack show each other: `tls.crt`, `tls.key`, and `ca.crt` that
   * it is checked against. Absent: connections inside the stack are not encrypted.
   */
  readonly certificates?: string;
  /** Whether policies are offered by which the cluster refuses what would weaken the namespaces of the stack. */
  readonly admissionPolicies: boolean;
}

export interface ProcessesOutput {
  readonly kind: 'processes';
  /** Where the programs keep their data, relative to where they are started. */
  readonly dataDirectory: string;
}

export interface Toleration {
  readonly key: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface ProxyChoices {
  readonly url: string;
  /** Hosts that are reached without it, with all names below them; names inside the cluster always are. */
  readonly noProxy: readonly string[];
}

/** Pods of one namespace. */
export interface PodSelection {
  readonly namespace: string;
  /** A label selector: `app.kubernetes.io/name=ingress-nginx`. */
  readonly selector: string;
}

/** A key of a ConfigMap that must exist in the namespace of the stack. */
export interface ConfigMapReference {
  readonly configMap: string;
  readonly key: string;
}

/** Addresses outside the cluster; NetworkPolicies know no host names. */
export interface EgressRange {
  readonly name: EgressName;
  readonly cidr: string;
  readonly port: number;
}

/** What the whole site sends: the sizes of queues, retention and storage follow from it. */
export interface Load {
  readonly samplesPerSecond: number;
  readonly activeSeries: number;
  /** Spans that programs send, before any are dropped. Needed with `traces`. */
  readonly spansPerSecond?: number;
  /** Bytes of log lines, as programs write them. Needed with `logs`. */
  readonly logBytesPerDay?: Bytes;
}

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
  /** Where programs outside the cluster send spans: OTLP over gRPC. */
  readonly otel?: string;
  /** Where the runbook pages of `dist/<environment>/runbooks` are published: an https URL without trailing slash; on loopback, http too. */
  readonly runbooks: string;
}

export interface Storage {
  /** A key of `storageClasses`. Absent in `processes`. */
  readonly storageClass?: string;
  readonly size: Bytes;
}

export interface PrometheusChoices {
  readonly replicas: number;
  readonly retention: { readonly time: Duration; readonly size: Bytes };
  readonly storage: Storage;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
}

export interface AlertmanagerChoices {
  readonly replicas: number;
  readonly storage: Storage;
  /** How long silences and the notification log are kept. */
  readonly retention: Duration;
  readonly resources?: Resources;
}

/** Long-term storage: one program for a small site, or a cluster whose parts grow by themselves. */
export type VictoriaMetricsChoices = VictoriaMetricsSingleNode | VictoriaMetricsCluster;

export interface VictoriaMetricsTokens {
  readonly read: SecretReference;
  readonly write: SecretReference;
  /** Second tokens that vmauth lets in beside them, while tokens are changed. */
  readonly otherRead?: SecretReference;
  readonly otherWrite?: SecretReference;
}

interface VictoriaMetricsBase {
  /** How long samples are kept. */
  readonly retention: Duration;
  /** What programs show to vmauth before they may read or write. */
  readonly tokens: VictoriaMetricsTokens;
  readonly vmauth: StatelessChoices;
  readonly vmalert: StatelessChoices;
}

export interface VictoriaMetricsSingleNode extends VictoriaMetricsBase {
  readonly kind: 'single node';
  readonly storage: Storage;
  readonly resources?: Resources;
  readonly flags: ProgramFlags;
}

export interface VictoriaMetricsCluster extends VictoriaMetricsBase {
  readonly kind: 'cluster';
  /** On how many storage nodes each sample is kept. */
  readonly replicationFactor: number;
  readonly vminsert: StatelessChoices;
  /** Its volume holds the cache of query results. */
  readonly vmselect: StatelessChoices & { readonly storage: Storage };
  readonly vmstorage: StatelessChoices & { readonly storage: Storage };
}

/** What every program of VictoriaMetrics lets a site choose. */
export interface StatelessChoices {
  readonly replicas: number;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
  readonly flags: ProgramFlags;
}

/** Flags that the stack does not set itself, by name without dash: `search.maxSeries: 50000`. */
export type ProgramFlags = Readonly<Record<string, string | number | boolean>>;

export interface GrafanaChoices {
  readonly replicas: number;
  readonly database: GrafanaDatabase;
  readonly adminPassword: SecretReference;
  /** Signs sessions and encrypts what the database holds of data sources. */
  readonly secretKey: SecretReference;
  readonly resources?: Resources;
  /** In `processes`: the folder of the installation. */
  readonly home: string;
}

/** SQLite on a volume serves one replica; several share PostgreSQL. */
export type GrafanaDatabase =
  | { readonly kind: 'sqlite'; readonly storage: Storage }
  | {
      readonly kind: 'postgresql';
      /** `host:port`. */
      readonly address: string;
      readonly name: string;
      readonly user: string;
      readonly password: SecretReference;
      readonly tls: 'disable' | 'require' | 'verify-full';
    };

/** A server that speaks the protocol of S3. */
export interface ObjectStorageChoices {
  /** `https://s3.example.com`. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: SecretReference;
  readonly secretKey: SecretReference;
}

/** A bucket of the object storage. */
export interface Bucket {
  readonly bucket: string;
  /** After how long the bucket deletes objects by itself. Absent: never. */
  readonly deletesAfter?: Duration;
}

/** What is chosen of a program of which several run. */
export interface ReplicatedChoices {
  readonly replicas: number;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
}

export interface TracesChoices {
  /** What programs show before they may send spans. */
  readonly token: SecretReference;
  /** Pods that may send spans; those outside the cluster come by `hosts.otel`. */
  readonly from: readonly PodSelection[];
  /** How long spans can be searched. */
  readonly retention: Duration;
  /** Receives spans from everybody. Its volume holds what cannot be passed on yet. */
  readonly collector: ReplicatedChoices & { readonly storage: Storage };
  /** Decides which traces are kept. */
  readonly sampler: SamplerChoices;
  readonly storage: TraceStorage;
}

export interface SamplerChoices extends ReplicatedChoices {
  /** How many of a hundred traces are kept of those that nothing else keeps. */
  readonly percentage: number;
  /** Names of spans whose traces are all kept; `*` at the end stands for anything. */
  readonly always: readonly string[];
  /** How long after its first span a trace is decided about. */
  readonly decisionWait: Duration;
  /** Holds what cannot be passed on yet. */
  readonly storage: Storage;
}

export type TraceStorage = BadgerStorage | ElasticsearchStorage;

/** Files on the volume of the one Jaeger that there is. */
export interface BadgerStorage {
  readonly kind: 'badger';
  readonly storage: Storage;
  readonly resources?: Resources;
}

export interface ElasticsearchStorage {
  readonly kind: 'elasticsearch';
  /** Jaeger's part that stores. */
  readonly collector: ReplicatedChoices;
  /** Jaeger's part that people search with. */
  readonly query: ReplicatedChoices;
  /** Nodes; all of them keep data and may lead. */
  readonly nodes: number;
  readonly shards: number;
  /** Copies of each shard besides itself. */
  readonly copies: number;
  readonly storage: Storage;
  readonly resources?: Resources;
  readonly passwords: {
    /** Of the user `elastic`, who sets up the others. */
    readonly elastic: SecretReference;
    readonly jaeger: SecretReference;
    /** Of those who watch it. */
    readonly monitoring: SecretReference;
  };
  /** Where snapshots go. Absent: there are none, and `withoutSnapshots` says why. */
  readonly snapshots: Snapshots;
}

/** Where snapshots go, or why there are none. */
export type Snapshots =
  | { readonly kind: 'object storage'; readonly bucket: Bucket }
  | { readonly kind: 'none'; readonly reason: string };

export interface LogsChoices {
  readonly retention: Duration;
  readonly storage: LogStorage;
  /** Of each replica of Loki. */
  readonly resources?: Resources;
  /** What collects on each node. */
  readonly agent: { readonly excludedNamespaces: readonly string[]; readonly resources?: Resources };
  /** What is read on one machine; in a cluster, the logs of all containers are. */
  readonly files: readonly LogFiles[];
  /** Fields of log lines that Loki finds streams by, besides those that it always does. */
  readonly indexLabels: readonly string[];
}

/** The log files of one program on one machine. */
export interface LogFiles {
  /** The label of their lines: `dwcp-v3`. */
  readonly job: string;
  /** Glob patterns, relative to where the programs are started: `logs/*.log`. */
  readonly paths: readonly string[];
}

export type LogStorage =
  /** One replica with everything on its volume. */
  | { readonly kind: 'filesystem'; readonly storage: Storage }
  /** Several replicas; their volumes hold only what is not in the bucket yet. */
  | {
      readonly kind: 'object storage';
      readonly replicas: number;
      readonly bucket: Bucket;
      readonly storage: Storage;
    };

export interface ProfilesChoices {
  readonly retention: Duration;
  readonly storage: ProfileStorage;
  /** Of Pyroscope. */
  readonly resources?: Resources;
  /** Where pprof is asked, by the name of the service: `dwcp-v3`. */
  readonly targets: Readonly<Record<string, ProfileTarget>>;
}

/** The programs of one service whose profiles are taken. */
export type ProfileTarget =
  | { readonly kind: 'static'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'kubernetes';
      readonly role: 'pod';
      /** At least one: Alloy may look nowhere else. */
      readonly namespaces: readonly string[];
      readonly selector: string;
      /** Names or numbers of container ports. */
      readonly ports: readonly (string | number)[];
    };

export type ProfileStorage =
  | { readonly kind: 'filesystem'; readonly storage: Storage }
  | { readonly kind: 'object storage'; readonly bucket: Bucket; readonly storage: Storage };

/** Text that is removed wherever it stands in attributes of spans and in log lines. */
export interface RedactionRule {
  readonly name: string;
  /** A regular expression of RE2. */
  readonly pattern: string;
  /** A text in which it finds something: a rule that finds nothing protects nobody. */
  readonly example: string;
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

/** CPU in cores. */
export interface Resources {
  readonly cpu: number;
  readonly memory: Bytes;
}

export interface RemoteWriteChoices {
  readonly url: string;
  /** A file with a bearer token, from a Secret. @default no authentication */
  readonly token?: SecretReference;
}

/** A key of a Secret that must exist; never its value. In `processes` the file is `<secret>/<key>` beside the data. */
export interface SecretReference {
  readonly secret: string;
  readonly key: string;
}

/** Where a job's targets come from. */
export type Discovery =
  | { readonly kind: 'static'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'kubernetes';
      readonly role: 'pod' | 'endpointslice' | 'node';
      /** @default every namespace */
      readonly namespaces: readonly string[];
      /** A label selector: `app=dwcp-node`. @default none */
      readonly selector?: string;
      /** Names and numbers of container or endpoint ports. @default every port */
      readonly ports?: readonly (string | number)[];
    }
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'consul'; readonly server: string; readonly service: string };

/** Somewhere a notification can go. */
export type Destination =
  | { readonly kind: 'pagerduty'; readonly routingKey: SecretReference }
  | { readonly kind: 'slack'; readonly webhook: SecretReference; readonly channel: string }
  | { readonly kind: 'email'; readonly to: string }
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'webhook from secret'; readonly url: SecretReference };

export interface TeamDestinations {
  readonly page: Destination;
  readonly chat: Destination;
}

export interface Receivers {
  /** The mail server; required when any destination is an email. */
  readonly mail?: MailServer;
  /** Where every team is paged and chats unless it has its own. */
  readonly default: TeamDestinations;
  readonly teams: Readonly<Partial<Record<Team, Partial<TeamDestinations>>>>;
  /** The hourly digest of capacity alerts. */
  readonly capacity: Destination;
  /** Alerts of severity info. */
  readonly info: Destination;
  /** Expects the Watchdog again and again, and raises an alarm when it stays away. */
  readonly deadMansSwitch: Destination;
  /** When low-urgency notifications wait: outside these hours. @default never muted */
  readonly officeHours?: OfficeHours;
}

/** Times are `HH:MM` in the environment's time zone. */
export interface OfficeHours {
  readonly weekdays: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface MailServer {
  readonly smarthost: string;
  readonly from: string;
  readonly username?: string;
  readonly password?: SecretReference;
}

/** What an environment changes about one alert. A disabled alert says why. */
export type AlertOverride =
  | { readonly kind: 'disabled'; readonly reason: string }
  | { readonly kind: 'changed'; readonly threshold?: string; readonly for?: Duration };
