import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment, KeyPath, SecretReference } from '#lib/environment/environment';
import { problemAt, renderPath } from '#lib/environment/problem-at';

/** A reference to a Secret, and where it stands in the file. */
interface PlacedSecret {
  readonly path: KeyPath;
  readonly reference: SecretReference;
}

/** Each of Grafana's secrets is a key of its own: who is told one of them must not know another. */
export const checkGrafanaSecrets = environmentCheck(['grafana', 'victoriaMetrics'], (environment) => {
  const secrets = secretsOf(environment);
  return secrets.flatMap(({ path, reference }, index) => {
    const earlier = secrets.slice(0, index).find((other) => isSame(other.reference, reference));
    if (earlier === undefined) return [];
    return problemAt(environment, 'grafana-secrets', path, {
      message: `is the same key of the same Secret as ${renderPath(earlier.path)}`,
      fix: 'use a key of its own: who is told one of the two must not know the other',
    });
  });
});

const isSame = (one: SecretReference, other: SecretReference): boolean =>
  one.secret === other.secret && one.key === other.key;

/** Those of long-term storage first, so that what is told stands at Grafana's own. */
function secretsOf({
  grafana,
  victoriaMetrics,
}: Pick<Environment, 'grafana' | 'victoriaMetrics'>): readonly PlacedSecret[] {
  if (grafana === undefined) return [];
  const { adminPassword, secretKey, database } = grafana;
  return [
    ...(victoriaMetrics === undefined
      ? []
      : (['read', 'write'] as const).map((use) => ({
          path: ['victoriaMetrics', 'tokens', use],
          reference: victoriaMetrics.tokens[use],
        }))),
    { path: ['grafana', 'adminPassword'], reference: adminPassword },
    { path: ['grafana', 'secretKey'], reference: secretKey },
    ...(database.kind === 'postgresql'
      ? [{ path: ['grafana', 'database', 'password'], reference: database.password }]
      : []),
  ];
}
