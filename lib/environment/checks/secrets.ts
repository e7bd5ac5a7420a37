import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt, renderPath } from '#lib/environment/problem-at';
import type { AccessTokens, SecretReference } from '#lib/environment/shared-choices';

/** A reference to a Secret, and where it stands in the file. */
interface PlacedSecret {
  readonly path: KeyPath;
  readonly reference: SecretReference;
  /** What to do when it is that of another. */
  readonly fix: string;
}

/** Each secret of the stores, of Grafana and of traces is a key of its own. */
export const checkSecrets = environmentCheck(
  ['grafana', 'victoriaMetrics', 'traces', 'logs', 'profiles'],
  (environment) => {
    const secrets = [
      ...(['victoriaMetrics', 'logs', 'profiles'] as const).flatMap((section) =>
        tokensOf(section, environment[section]?.tokens),
      ),
      ...grafanaSecretsOf(environment),
      ...traceSecretsOf(environment),
    ];
    return secrets.flatMap(({ path, reference, fix }, index) => {
      const earlier = secrets.slice(0, index).find((other) => isSame(other.reference, reference));
      if (earlier === undefined) return [];
      return problemAt(environment, 'secrets', path, {
        message: `${reference.secret}/${reference.key} is the same key of the same Secret as ${renderPath(earlier.path)}`,
        fix,
      });
    });
  },
);

const isSame = (one: SecretReference, other: SecretReference): boolean =>
  one.secret === other.secret && one.key === other.key;

const ownKey = 'use a key of its own: who is told one of the two must not know the other';
const otherToken = 'name the key of the second token, or leave this out: it is for the time of a change';

function tokensOf(section: string, tokens: AccessTokens | undefined): readonly PlacedSecret[] {
  if (tokens === undefined) return [];
  const { read, write, otherRead, otherWrite } = tokens;
  const at = (use: string): KeyPath => [section, 'tokens', use];
  return [
    { path: at('read'), reference: read, fix: ownKey },
    { path: at('write'), reference: write, fix: ownKey },
    ...(otherRead ? [{ path: at('otherRead'), reference: otherRead, fix: otherToken }] : []),
    ...(otherWrite ? [{ path: at('otherWrite'), reference: otherWrite, fix: otherToken }] : []),
  ];
}

function grafanaSecretsOf({ grafana }: Pick<Environment, 'grafana'>): readonly PlacedSecret[] {
  if (grafana === undefined) return [];
  const { adminPassword, secretKey, database } = grafana;
  return [
    { path: ['grafana', 'adminPassword'], reference: adminPassword, fix: ownKey },
    { path: ['grafana', 'secretKey'], reference: secretKey, fix: ownKey },
    ...(database.kind === 'postgresql'
      ? [{ path: ['grafana', 'database', 'password'], reference: database.password, fix: ownKey }]
      : []),
  ];
}

function traceSecretsOf({ traces }: Pick<Environment, 'traces'>): readonly PlacedSecret[] {
  if (traces === undefined) return [];
  const { token, storage } = traces;
  const passwords = storage.kind === 'elasticsearch' ? Object.entries(storage.passwords) : [];
  return [
    { path: ['traces', 'token'], reference: token, fix: ownKey },
    ...passwords.map(([user, reference]) => ({
      path: ['traces', 'storage', 'passwords', user],
      reference,
      fix: ownKey,
    })),
  ];
}
