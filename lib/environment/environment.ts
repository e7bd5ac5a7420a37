import type { AccessChoices, Hosts } from '#lib/environment/access-choices';
import type { ExportersChoices } from '#lib/environment/exporters-choices';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type {
  AlertmanagerChoices,
  Discovery,
  PrometheusChoices,
  RemoteWriteChoices,
  VictoriaMetricsChoices,
} from '#lib/environment/metrics-choices';
import type { Output } from '#lib/environment/output-choices';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import type { Receivers } from '#lib/environment/receiver-choices';
import type { ObjectStorageChoices } from '#lib/environment/shared-choices';
import type { TracesChoices } from '#lib/environment/traces-choices';
import type { Place } from '#lib/place';
import type { Excerpt } from '#lib/problem';
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
  /** Why a limit may be exceeded by the load, by the name of the limit: `vmstorage-cpu`. */
  readonly acceptedRisks: Readonly<Record<string, string>>;
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
  readonly exporters: ExportersChoices;
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

/** What the whole site sends: the sizes of queues, retention and storage follow from it. */
export interface Load {
  readonly samplesPerSecond: number;
  readonly activeSeries: number;
  /** Churn: series that begin each day. Absent: no more than the reserves of the sizing model hold. */
  readonly newSeriesPerDay?: number;
  /** Spans that programs send, before any are dropped. Needed with `traces`. */
  readonly spansPerSecond?: number;
  /** Bytes of log lines, as programs write them. Needed with `logs`. */
  readonly logBytesPerDay?: Bytes;
}

/** Text that is removed wherever it stands in attributes of spans and in log lines. */
export interface RedactionRule {
  readonly name: string;
  /** A regular expression of RE2. */
  readonly pattern: string;
  /** A text in which it finds something: a rule that finds nothing protects nobody. */
  readonly example: string;
}

/** What an environment changes about one alert. A disabled alert says why. */
export type AlertOverride =
  | { readonly kind: 'disabled'; readonly reason: string }
  | { readonly kind: 'changed'; readonly threshold?: string; readonly for?: Duration };
