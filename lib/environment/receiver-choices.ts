import type { SecretReference } from '#lib/environment/shared-choices';
import type { Team } from '#lib/routing/team';

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
