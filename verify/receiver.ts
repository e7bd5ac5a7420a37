import { createServer } from 'node:http';
import { type Listening, listen } from '#verify/listen';

/** What Alertmanager posts to a webhook (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
interface WebhookMessage {
  readonly receiver: string;
  readonly alerts: readonly Omit<Notification, 'receiver'>[];
}

/** One alert that reached the receiver. */
export interface Notification {
  readonly receiver: string;
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Receiver extends Listening {
  readonly notifications: readonly Notification[];
}

/** Stands in for everybody who is notified: keeps what is posted to it. */
export async function startReceiver(host: string, port: number): Promise<Receiver> {
  const notifications: Notification[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      try {
        const { receiver, alerts }: WebhookMessage = JSON.parse(body);
        notifications.push(...alerts.map((alert) => ({ ...alert, receiver })));
        response.end();
      } catch {
        response.writeHead(400).end();
      }
    });
  });
  return { ...(await listen(server, host, port)), notifications };
}
