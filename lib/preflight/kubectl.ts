import { type Answer, convert, known } from '#lib/preflight/answer';

/** Runs kubectl with these arguments, and never throws: that it cannot be started is an outcome too. */
export type Kubectl = (args: readonly string[]) => Promise<KubectlOutcome>;

export interface KubectlOutcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a successful call printed; nothing for a failed one, but its reason. */
export async function ask(kubectl: Kubectl, ...args: readonly string[]): Promise<Answer<string>> {
  const outcome = await kubectl(args);
  return outcome.status === 0 ? known(outcome.stdout) : { kind: 'unknown', reason: reasonOf(outcome) };
}

/** The object that a call printed as JSON; undefined where there is none. */
export async function askJson(kubectl: Kubectl, ...args: readonly string[]): Promise<Answer<unknown>> {
  const answer = await ask(kubectl, ...args, '-o', 'json');
  return answer.kind === 'known' ? parsed(answer.value) : answer;
}

/** One object by name; undefined where there is none. */
export const askObject = (
  kubectl: Kubectl,
  resource: string,
  name: string,
  namespace?: string,
): Promise<Answer<unknown>> =>
  askJson(kubectl, 'get', resource, name, '--ignore-not-found', ...inNamespace(namespace));

/** The lines that a call printed. */
export const askLines = async (
  kubectl: Kubectl,
  ...args: readonly string[]
): Promise<Answer<readonly string[]>> =>
  convert(await ask(kubectl, ...args), (text) => text.split('\n').filter((line) => line !== ''));

export const inNamespace = (namespace: string | undefined): readonly string[] =>
  namespace === undefined ? [] : ['-n', namespace];

/** JSON that is no JSON is an answer that nobody understands, not a bug. */
export function parsed(text: string): Answer<unknown> {
  if (text.trim() === '') return known(undefined);
  try {
    return known(JSON.parse(text));
  } catch {
    return { kind: 'unknown', reason: `kubectl printed no JSON: ${text.trim().slice(0, 60)}` };
  }
}

/** The line that tells most: kubectl repeats warnings before it and hints after it. */
export function reasonOf({ status, stderr }: KubectlOutcome): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[EWI]\d{4} /.test(line) && !line.startsWith('Warning:'));
  const line = lines[0] ?? `kubectl ended with status ${status}`;
  const forbidden =
    /is forbidden: User ".*?" cannot (\w+) resource "(.*?)".*?(?:in the namespace "(.*?)"|$)/.exec(line);
  if (forbidden !== null) {
    const [, verb, resource, namespace] = forbidden;
    return `you may not ${verb} ${resource}${namespace === undefined ? '' : ` in ${namespace}`}`;
  }
  return line.replace(/^(?:Error from server \(\w+\)|error|Error): /i, '');
}
