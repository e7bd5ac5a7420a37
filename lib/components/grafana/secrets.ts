import type { RequiredSecret } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';

/** The Secrets that must exist before Grafana can start. */
export function grafanaSecrets(
  { victoriaMetrics, access }: Environment,
  { database, adminPassword, secretKey }: GrafanaChoices,
): readonly RequiredSecret[] {
  return [
    { ...adminPassword, purpose: "first password of Grafana's user admin" },
    { ...secretKey, purpose: 'random text with which Grafana encrypts secrets in its database' },
    ...(database.kind === 'postgresql'
      ? [{ ...database.password, purpose: `password of ${database.user} at ${database.address}` }]
      : []),
    ...(victoriaMetrics === undefined
      ? []
      : [{ ...victoriaMetrics.tokens.read, purpose: 'bearer token of those who read from VictoriaMetrics' }]),
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
