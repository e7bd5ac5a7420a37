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
      ...siteTokensOf(environment),
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

/** A certificate of the entrance is shown to everybody, and mounted nowhere inside. One may be for several hosts. */
export const checkCertificates = environmentCheck(['output', 'access', 'traces'], (environment) => {
  const { output, access, traces } = environment;
  if (access?.entrance.kind !== 'ingress') return [];
  const inside: readonly (readonly [KeyPath, string | undefined])[] = [
    [['output', 'certificates'], output.kind === 'kubernetes' ? output.certificates : undefined],
    [
      ['traces', 'storage', 'nodeCertificates'],
      traces?.storage.kind === 'elasticsearch' ? traces.storage.nodeCertificates : undefined,
    ],
  ];
  return Object.entries(access.entrance.certificates).flatMap(([host, secret]) =>
    inside
      .filter(([, other]) => other === secret)
      .map(([path]) =>
        problemAt(environment, 'secrets', ['access', 'entrance', 'certificates', host], {
          message: `${secret} is the Secret of ${renderPath(path)}, too`,
          fix: 'name a Secret of its own: its certificate is for other names, and its key is mounted nowhere inside',
        }),
      ),
  );
});

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

function siteTokensOf({ victoriaMetrics }: Pick<Environment, 'victoriaMetrics'>): readonly PlacedSecret[] {
  return Object.entries(victoriaMetrics?.sites?.tokens ?? {}).map(([use, reference]) => ({
    path: ['victoriaMetrics', 'sites', 'tokens', use],
    reference,
    fix: ownKey,
  }));
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
