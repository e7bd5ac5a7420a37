/** How a secret looks. */
interface Shape {
  readonly what: string;
  /** Is in every text that matches, and found faster. */
  readonly sign?: string;
  readonly pattern: RegExp;
}

/** Wherever it stands. */
const anywhere: readonly Shape[] = [
  { what: 'a private key', sign: 'PRIVATE KEY', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'a token of Slack', sign: 'xox', pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  {
    what: 'a webhook of Slack',
    sign: 'hooks.slack.com/',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/\w+/,
  },
  { what: 'an access key of AWS', sign: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  {
    what: 'a token of GitHub',
    pattern: /\bgh[oprsu]_\w{20,}/,
  },
  { what: 'a token of Grafana', pattern: /\bgl(?:sa|c)_\w{20,}/ },
  { what: 'a JSON Web Token', sign: 'eyJ', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/ },
  { what: 'a bearer token', sign: 'earer ', pattern: /\b[Bb]earer (?![$%])[\w.~+/-]{16,}/ },
  {
    what: 'a URL with a password',
    sign: '@',
    pattern: /:\/\/[^\s/:@"'`<>$%{}]*:[^\s/@"'`<>$%{}]+@[\w[]/,
  },
];

/** Under the keys of configuration files. */
const settings: readonly Shape[] = [
  {
    what: 'a password of the configuration',
    sign: 'assw',
    pattern: setting('password|basicAuthPassword|passwd'),
  },
  {
    what: 'a token of the configuration',
    sign: '_token',
    pattern: setting('bearer_token|auth_token|access_token|api_token'),
  },
  {
    what: 'a key of the configuration',
    sign: '_key',
    pattern: setting('routing_key|service_key|api_key|secret_key|access_key|private_key'),
  },
  {
    what: 'a secret of the configuration',
    sign: 'client_secret',
    pattern: setting('client_secret'),
  },
  {
    what: 'credentials of the configuration',
    sign: 'credentials',
    pattern: setting('credentials'),
  },
];

/**
 * A value in YAML, JSON or an ini file that is no reference: `password: hunter2`, `admin_password = hunter2`. In a block of
 * YAML (`|-`) it stands on the next line. A scheme may stand before a reference: `Bearer %{TOKEN}`.
 */
function setting(keys: string): RegExp {
  const literal = `(?!["']?(?:\\$__\\w+\\{|\\$\\(|\\$\\{|(?:[A-Z][a-z]+ )?%\\{|null\\b|true\\b|false\\b|<))["']?[^\\s"'#,}\\]]`;
  return new RegExp(
    `(?<![A-Za-z0-9.])(?:${keys})["']?[ \\t]*[:=][ \\t]*(?:[|>]-?\\s+)?(?![|>]-?\\s)${literal}`,
  );
}

/** What secrets any text holds, in words. */
export const secretsInText = (text: string): readonly string[] => found(anywhere, text);

/** Environments have most files in common. */
const known = new Map<string, readonly string[]>();

/** What secrets a configuration file holds, in words. */
export function secretsInFile(text: string): readonly string[] {
  const secrets = known.get(text) ?? found([...anywhere, ...settings], text);
  known.set(text, secrets);
  return secrets;
}

const found = (shapes: readonly Shape[], text: string): readonly string[] =>
  shapes
    .filter(({ sign = '', pattern }) => text.includes(sign) && pattern.test(text))
    .map(({ what }) => what);
