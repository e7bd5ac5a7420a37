import { Document, type Node, Scalar, type YAMLMap } from 'yaml';
import type { MailServer } from '#lib/environment/receiver-choices';
import { type Matcher, renderMatcher } from '#lib/routing/matcher';
import { renderReceiver, type SecretPath } from '#lib/routing/render-receiver';
import type { GroupBy, Hours, InhibitRule, Receiver, Route, Routing, Timing } from '#lib/routing/routing';
import type { TimeInterval } from '#lib/routing/time-interval';

/** How everything outside is reached that is notified. */
export interface HttpClient {
  /** Hosts that are reached directly are spelt as in `NO_PROXY`. @default no proxy */
  readonly proxy?: { readonly url: string; readonly direct: readonly string[] };
  /** The path of a file that servers' certificates are checked against. @default the public authorities */
  readonly certificateAuthority?: string;
}

export interface RenderOptions {
  /** @default no proxy and the public authorities */
  readonly http?: HttpClient;
  /** @default no mail can be sent */
  readonly mail?: MailServer;
  readonly secretPath: SecretPath;
  /** A glob, relative to the configuration file. */
  readonly templates: string;
}

/** A routing as Alertmanager's configuration file (https://prometheus.io/docs/alerting/latest/configuration/). */
export function renderRouting(
  routing: Routing,
  { http = {}, mail, secretPath, templates }: RenderOptions,
): string {
  const document = new Document();
  const { receiver, routes, ...timing } = routing.route;
  const global = { ...renderHttpClient(http), ...(mail && renderMail(mail, secretPath, http)) };
  const root = {
    receiver,
    ...renderTiming(document, timing),
    routes: routes.map((route) => renderRoute(document, route)),
  };
  document.contents = document.createNode({
    ...(Object.keys(global).length > 0 && { global }),
    templates: [templates],
    route: root,
    ...(routing.inhibitRules.length > 0 && {
      inhibit_rules: routing.inhibitRules.map((rule) => renderInhibitRule(document, rule)),
    }),
    ...(routing.timeIntervals.length > 0 && {
      time_intervals: routing.timeIntervals.map((interval) => renderInterval(document, interval)),
    }),
    receivers: routing.receivers.map((each) => commented(document, each, secretPath)),
  });
  return document.toString({ lineWidth: 0 });
}

/** Receivers take it from here, because none says its own. */
function renderHttpClient({ proxy, certificateAuthority }: HttpClient): object {
  if (proxy === undefined && certificateAuthority === undefined) return {};
  return {
    http_config: {
      ...(proxy && { proxy_url: proxy.url, no_proxy: proxy.direct.join(',') }),
      ...(certificateAuthority !== undefined && { tls_config: { ca_file: certificateAuthority } }),
    },
  };
}

function renderMail(mail: MailServer, path: SecretPath, { certificateAuthority }: HttpClient): object {
  return {
    smtp_smarthost: mail.smarthost,
    smtp_from: mail.from,
    ...(mail.username !== undefined && { smtp_auth_username: mail.username }),
    ...(mail.password !== undefined && { smtp_auth_password_file: path(mail.password) }),
    ...(certificateAuthority !== undefined && { smtp_tls_config: { ca_file: certificateAuthority } }),
    // Nobody listens between a program and a mail server on the same machine, and test servers have no certificate.
    smtp_require_tls: !/^(localhost|127\.[\d.]+|\[::1\]):/.test(mail.smarthost),
  };
}

function renderRoute(document: Document, route: Route): Node {
  const { about, matchers, receiver, hours, routes, continue: goesOn, ...timing } = route;
  const node = document.createNode({
    ...(matchers.length > 0 && { matchers: renderMatchers(matchers) }),
    ...(receiver !== undefined && { receiver }),
    ...renderTiming(document, timing),
    ...(hours && renderHours(hours)),
    ...(goesOn === true && { continue: true }),
    ...(routes.length > 0 && { routes: routes.map((inner) => renderRoute(document, inner)) }),
  });
  return withComment(node, about);
}

function renderTiming(document: Document, timing: Partial<Timing>): object {
  const { groupBy, groupWait, groupInterval, repeatInterval } = timing;
  return {
    ...(groupBy !== undefined && { group_by: renderGroupBy(document, groupBy) }),
    ...(groupWait !== undefined && { group_wait: String(groupWait) }),
    ...(groupInterval !== undefined && { group_interval: String(groupInterval) }),
    ...(repeatInterval !== undefined && { repeat_interval: String(repeatInterval) }),
  };
}

function renderGroupBy(document: Document, groupBy: GroupBy): Node {
  return document.createNode(groupBy === 'every label' ? ['...'] : groupBy, { flow: true });
}

function renderHours(hours: Hours): object {
  return hours.kind === 'only during'
    ? { active_time_intervals: hours.intervals }
    : { mute_time_intervals: hours.intervals };
}

function renderInhibitRule(document: Document, rule: InhibitRule): object {
  return {
    name: rule.name,
    source_matchers: renderMatchers(rule.source),
    target_matchers: renderMatchers(rule.target),
    equal: document.createNode(rule.equal, { flow: true }),
  };
}

function renderInterval(document: Document, interval: TimeInterval): object {
  return {
    name: interval.name,
    time_intervals: [
      {
        weekdays: document.createNode(interval.weekdays, { flow: true }),
        times: [{ start_time: interval.from, end_time: interval.to }].map((times) => quoted(document, times)),
        location: interval.timeZone,
      },
    ],
  };
}

/** Times are quoted for readers whose YAML takes `08:00` for a number in base 60. */
function quoted(document: Document, texts: Readonly<Record<string, string>>): Node {
  return document.createNode(
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, singleQuoted(text)])),
  );
}

function renderMatchers(matchers: readonly Matcher[]): readonly Scalar[] {
  return matchers.map((matcher) => singleQuoted(renderMatcher(matcher)));
}

function singleQuoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
}

function commented(document: Document, receiver: Receiver, path: SecretPath): Node {
  return withComment(document.createNode(renderReceiver(receiver, path)), receiver.about);
}

function withComment(node: YAMLMap, comment: string): Node {
  node.commentBefore = ` ${comment}`;
  return node;
}
