import type { EnvironmentCheck } from '#lib/environment/checks/check';
import { destinationsOf } from '#lib/environment/checks/receivers';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** URLs can be read, hold no credentials, and the one that runbook links begin with is public and bare. */
export const checkUrls: EnvironmentCheck = (environment) =>
  urlsOf(environment).flatMap(({ text, path, isBase }) => {
    if (holdsCredentials(text)) return credentials(environment, path);
    const wrong = mistake(text) ?? (isBase ? mistakeInBase(new URL(text), text) : undefined);
    return wrong === undefined ? [] : problemAt(environment, 'urls', path, wrong);
  });

/** Messages end in logs, so this one does not show the text. */
function credentials(environment: Environment, path: KeyPath): Problem {
  const { excerpt, ...problem } = problemAt(environment, 'urls', path, {
    message: 'holds credentials',
    fix: 'take them out of the file, and change them: only names of Secrets stand here',
  });
  return problem;
}

function holdsCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

interface PlacedUrl {
  readonly text: string;
  readonly path: KeyPath;
  /** Whether paths are appended to it. */
  readonly isBase?: boolean;
}

function urlsOf({ hosts, remoteWrite, targets, receivers }: Environment): readonly PlacedUrl[] {
  return [
    { text: hosts.runbooks, path: ['hosts', 'runbooks'], isBase: true },
    ...(remoteWrite === undefined ? [] : [{ text: remoteWrite.url, path: ['remoteWrite', 'url'] }]),
    ...Object.entries(targets).flatMap(([job, discovery]) =>
      discovery.kind === 'http' ? [{ text: discovery.url, path: ['targets', job, 'url'] }] : [],
    ),
    ...destinationsOf(receivers).flatMap(({ destination, path }) =>
      destination.kind === 'webhook' ? [{ text: destination.url, path: [...path, 'url'] }] : [],
    ),
  ];
}

function mistake(text: string): Pick<Problem, 'message' | 'fix'> | undefined {
  if (URL.canParse(text)) return undefined;
  return {
    message: `${JSON.stringify(text)} is no URL`,
    fix: 'write scheme, host, port where needed, and path',
  };
}

function mistakeInBase(url: URL, text: string): Pick<Problem, 'message' | 'fix'> | undefined {
  const isLocal = /^(127\.|localhost$|\[::1\])/.test(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) {
    return {
      message: `${JSON.stringify(text)} is not https`,
      fix: `write https://${url.host}${url.pathname}`,
    };
  }
  if (!/[/?#]$/.test(text) && url.search === '' && url.hash === '') return undefined;
  return {
    message: `${JSON.stringify(text)} cannot have /<alert>.md appended`,
    fix: 'leave out the slash, question mark or fragment at its end',
  };
}
