import type { Destination } from '#lib/environment/receiver-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import type { Receiver } from '#lib/routing/routing';

/** Where Alertmanager finds the file with a secret's value. */
export type SecretPath = (reference: SecretReference) => string;

/** A notifier that hangs must not hold up its group until the next turn. Go's spelling. */
const timeout = '10s';

/**
 * A receiver as Alertmanager reads it (https://prometheus.io/docs/alerting/latest/configuration/#receiver).
 * The templates it names are in `lib/components/alertmanager/templates.ts`.
 */
export function renderReceiver({ name, destination, sendResolved }: Receiver, path: SecretPath): object {
  return { name, ...notifier(destination, sendResolved, path) };
}

function notifier(destination: Destination, sendResolved: boolean, path: SecretPath): object {
  const send_resolved = sendResolved;
  switch (destination.kind) {
    case 'pagerduty':
      return {
        pagerduty_configs: [
          { send_resolved, routing_key_file: path(destination.routingKey), timeout, ...pagerDutyEvent },
        ],
      };
    case 'slack':
      return {
        slack_configs: [
          {
            send_resolved,
            api_url_file: path(destination.webhook),
            channel: destination.channel,
            timeout,
            ...slackMessage,
          },
        ],
      };
    case 'email':
      return { email_configs: [{ send_resolved, to: destination.to, ...mailMessage }] };
    // Webhooks get Alertmanager's own JSON, which programs know; annotations and links are in it.
    case 'webhook':
      return { webhook_configs: [{ send_resolved, url: destination.url, timeout }] };
    case 'webhook from secret':
      return { webhook_configs: [{ send_resolved, url_file: path(destination.url), timeout }] };
  }
}

const pagerDutyEvent = {
  description: '{{ template "dwcp.subject" . }}',
  severity: '{{ template "dwcp.pagerduty.severity" . }}',
  class: '{{ .GroupLabels.alertname }}',
  component: '{{ .CommonLabels.component }}',
  group: '{{ .CommonLabels.cluster }}',
  details: {
    team: '{{ .CommonLabels.team }}',
    firing: '{{ template "dwcp.firing" . }}',
    resolved: '{{ template "dwcp.resolved" . }}',
  },
  // PagerDuty leaves out a link whose address is empty.
  links: [
    { href: '{{ .CommonAnnotations.runbook_url }}', text: 'Runbook' },
    { href: '{{ .CommonAnnotations.dashboard_url }}', text: 'Dashboard' },
    { href: '{{ (index .Alerts 0).GeneratorURL }}', text: 'Query' },
    { href: '{{ template "dwcp.silence.group" . }}', text: 'Silence' },
  ],
};

const slackMessage = {
  color: '{{ template "dwcp.slack.color" . }}',
  title: '{{ template "dwcp.subject" . }}',
  fallback: '{{ template "dwcp.subject" . }}',
  text: '{{ template "dwcp.slack.text" . }}',
};

/** Plain text alone: every reader shows it, and its links can be followed. */
const mailMessage = {
  headers: { Subject: '{{ template "dwcp.subject" . }}' },
  html: '',
  text: '{{ template "dwcp.text" . }}',
};
