import { type Check, stackProblem } from '#lib/checks/check';
import { objectText } from '#lib/checks/object-text';
import { secretsInFile, secretsInText } from '#lib/checks/secret-shapes';
import { literalVariables, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { nameOf } from '#lib/kubernetes/object';
import { entriesAt } from '#lib/kubernetes/value';

export const secretValues: Check = {
  name: 'secret-values',
  what: 'No object, argument, variable or file holds a secret: they name the file or the Secret where it is.',
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
    const inTexts = stack.components.flatMap((component) => [
      ...component.files.flatMap(({ path, text }) => holding(path, secretsInFile(text))),
      ...component.objects.flatMap((each) => holding(nameOf(each), secretsInText(objectText(each)))),
      ...component.processes.flatMap((process) =>
        holding(process.name, secretsInText(process.arguments.join('\n'))),
      ),
    ]);
    return [...secrets, ...inPods, ...inProcesses, ...inTexts].map(({ subject, what }) =>
      stackProblem(stack, 'secret-values', subject, {
        message: what,
        fix: 'name a file or a Secret instead, and take the value back where it came from: it is known now',
      }),
    );
  },
};

const holding = (subject: string, secrets: readonly string[]) =>
  secrets.map((secret) => ({ subject, what: `holds ${secret}` }));

const isFilled = ([, values]: readonly [string, unknown]): boolean => entriesAt(values).length > 0;

const secretName = /(?:^|[-_.])(?:password|passwd|token|secret|credentials?|key)$/i;

/** Flags, some in one word (`-deleteAuthKey`, `-remoteWrite.bearerToken`), and Grafana's `cfg:security.admin_password`. */
const secretFlag =
  /^(?:--?|cfg:)([\w.-]*(?:password|passwd|token|secret|credentials?|authKey|api-?key|secret_key))=(.+)$/i;

/** Variables of the shell, Grafana and VictoriaMetrics, and the files that VictoriaMetrics takes as a flag's value. */
const reference = /^(?:["']?(?:\$__\w+\{|\$\(|\$\{|%\{|file:\/\/)|<)/;

/** A yes, no or number hides nothing. */
const plain = /^(?:true|false|\d+)$/;

function inArgument(argument: string): readonly string[] {
  const [, flag, value = ''] = secretFlag.exec(argument) ?? [];
  if (flag === undefined || reference.test(value) || plain.test(value)) return [];
  return [`is given the value of ${flag} as an argument`];
}

function inVariable([name, value]: readonly [string, string]): readonly string[] {
  if (value === '' || !secretName.test(name) || reference.test(value) || plain.test(value)) return [];
  return [`is given the value of ${name} as a variable`];
}
