import type { RequiredSecret } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import type { AccessTokens } from '#lib/environment/shared-choices';

/** The Secrets that must exist before Grafana can start. */
export function grafanaSecrets(
  { victoriaMetrics, logs, profiles, access }: Environment,
  { database, adminPassword, secretKey }: GrafanaChoices,
): readonly RequiredSecret[] {
  return [
    { ...adminPassword, purpose: "first password of Grafana's user admin" },
    { ...secretKey, purpose: 'random text with which Grafana encrypts secrets in its database' },
    ...(database.kind === 'postgresql'
      ? [{ ...database.password, purpose: `password of ${database.user} at ${database.address}` }]
      : []),
    ...readToken('VictoriaMetrics', victoriaMetrics),
    ...readToken('Loki', logs),
    ...readToken('Pyroscope', profiles),
    ...(access?.login.endpoints === undefined
      ? []
      : [
          {
            ...access.login.clientSecret,
            purpose: `secret of the client ${access.login.clientId} at ${access.login.issuer}`,
          },
        ]),
  ];
}

const readToken = (
  store: string,
  choices: { readonly tokens: AccessTokens } | undefined,
): readonly RequiredSecret[] =>
  choices === undefined
    ? []
    : [{ ...choices.tokens.read, purpose: `bearer token of those who read ${store}` }];
