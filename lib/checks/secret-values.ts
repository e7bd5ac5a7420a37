import { type Check, nameOf, stackProblem } from '#lib/checks/check';
import { entriesAt } from '#lib/checks/value';
import { literalVariables, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';

/** No object, argument, variable or file holds a secret: they name the file or the Secret where it is. */
export const secretValues: Check = {
  name: 'secret-values',
  why: 'whoever reads the repository could read it, and it stays in the history for good',
  wayOut: 'A key of a Secret that the site creates, mounted as a file: `secretVolumes` of `lib/kubernetes`.',
  check(stack) {
    const objects = objectsOf(stack).map(({ object }) => object);
    const secrets = objects
      .filter(
        ({ kind, data, stringData }) => kind === 'Secret' && entriesAt({ data, stringData }).some(isFilled),
      )
      .map((object) => ({ subject: nameOf(object), what: 'holds values' }));
    const inPods = workloadsOf(stack).flatMap(({ object, containers }) =>
      containers.flatMap(({ spec, arguments: all }) =>
        [...all.flatMap(inArgument), ...literalVariables(spec).flatMap(inVariable)].map((what) => ({
          subject: nameOf(object),
          what,
        })),
      ),
    );
    const inProcesses = stack.components
      .flatMap(({ processes }) => processes)
      .flatMap((process) =>
        [
          ...process.arguments.flatMap(inArgument),
          ...Object.entries(process.environment).flatMap(inVariable),
        ].map((what) => ({ subject: process.name, what })),
      );
    // Mirrors hold what the files hold.
    const written = stack.components.flatMap((component) => [
      ...component.files.map(({ path, text }) => ({ subject: path, text })),
      ...component.objects.map((object) => ({ subject: nameOf(object), text: JSON.stringify(object) })),
      ...component.processes.map((process) => ({
        subject: process.name,
        text: process.arguments.join('\n'),
      })),
    ]);
    const inTexts = written.flatMap(({ subject, text }) => inText(text).map((what) => ({ subject, what })));
    return [...secrets, ...inPods, ...inProcesses, ...inTexts].map(({ subject, what }) =>
      stackProblem(stack, 'secret-values', subject, {
        message: what,
        fix: 'name a file or a Secret instead, and take the value back where it came from: it is known now',
      }),
    );
  },
};

const isFilled = ([, values]: readonly [string, unknown]): boolean => entriesAt(values).length > 0;

const secretName = /(?:^|[-_.])(?:password|passwd|token|secret|credentials?|key)$/i;

/** The flags of VictoriaMetrics are written in one word: `-deleteAuthKey`, `-remoteWrite.bearerToken`. */
const secretFlag = /^--?([\w.-]*(?:password|passwd|token|secret|credentials?|authKey|api-?key))=(.+)$/i;

/** Variables of the shell, Grafana and VictoriaMetrics, and the files that VictoriaMetrics takes as a flag's value. */
const reference = /^(?:["']?(?:\$__\w+\{|\$\(|\$\{|%\{|file:\/\/)|<)/;

/** A yes, no or number hides nothing. */
const plain = /^(?:true|false|\d+)$/;

function inArgument(argument: string): readonly string[] {
  const [, flag, value = ''] = secretFlag.exec(argument) ?? [];
  if (flag === undefined || reference.test(value) || plain.test(value)) return [];
  return [`is given the value of -${flag} as an argument`];
}

function inVariable([name, value]: readonly [string, string]): readonly string[] {
  if (value === '' || !secretName.test(name) || reference.test(value) || plain.test(value)) return [];
  return [`is given the value of ${name} as a variable`];
}

/** How secrets look, wherever they stand. `sign` is in every text that matches, and looked for first. */
const shapes: readonly { readonly what: string; readonly sign: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', sign: 'PRIVATE KEY', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'a token of Slack', sign: 'xox', pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  {
    what: 'a webhook of Slack',
    sign: 'hooks.slack.com/',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/\w+/,
  },
  { what: 'an access key of AWS', sign: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: 'a token of GitHub', sign: 'gh', pattern: /\bgh[oprsu]_\w{20,}/ },
  { what: 'a token of Grafana', sign: 'gl', pattern: /\bgl(?:sa|c)_\w{20,}/ },
  { what: 'a JSON Web Token', sign: 'eyJ', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/ },
  { what: 'a bearer token', sign: 'earer ', pattern: /\b[Bb]earer (?![$%])[\w.~+/-]{16,}/ },
  {
    what: 'a URL with a password',
    sign: '@',
    pattern: /:\/\/[^\s/:@"'`<>$%{}]*:[^\s/@"'`<>$%{}]+@[\w[]/,
  },
  {
    what: 'a password of the configuration',
    sign: 'pass',
    pattern: setting('password|passwd|passphrase'),
  },
  {
    what: 'a token of the configuration',
    sign: 'token',
    pattern: setting('bearer_token|auth_token|access_token|api_token'),
  },
  {
    what: 'a key of the configuration',
    sign: '_key',
    pattern: setting('routing_key|service_key|api_key|secret_key|access_key|private_key'),
  },
  {
    what: 'a secret of the configuration',
    sign: 'secret',
    pattern: setting('client_secret'),
  },
  {
    what: 'credentials of the configuration',
    sign: 'credentials',
    pattern: setting('credentials'),
  },
];

/** A value in YAML, JSON or an ini file that is no reference: `password: hunter2`, `admin_password = hunter2`. */
function setting(keys: string): RegExp {
  const literal = `(?!["']?(?:\\$__\\w+\\{|\\$\\(|\\$\\{|%\\{|null\\b|true\\b|false\\b|<))["']?[^\\s"'#,}\\]]`;
  return new RegExp(`(?:^|[\\s,{"'_-])(?:${keys})["']?[ \\t]*[:=][ \\t]*${literal}`, 'm');
}

function inText(text: string): readonly string[] {
  return shapes
    .filter(({ sign, pattern }) => text.includes(sign) && pattern.test(text))
    .map(({ what }) => `holds ${what}`);
}
