import { environmentCheck } from '#lib/environment/checks/check';
import { destinationsOf } from '#lib/environment/checks/receivers';
import type { KeyPath } from '#lib/environment/environment';
import { type Located, problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** URLs can be read, hold no credentials, and the one that runbook links begin with is public and bare. */
export const urlChecks = [
  environmentCheck(['hosts'], (environment) =>
    checkUrls(environment, [{ text: environment.hosts.runbooks, path: ['hosts', 'runbooks'], isBase: true }]),
  ),
  environmentCheck(['output'], (environment) => {
    const { output } = environment;
    if (output.kind !== 'kubernetes' || output.proxy === undefined) return [];
    return checkUrls(environment, [{ text: output.proxy.url, path: ['output', 'proxy', 'url'] }]);
  }),
  environmentCheck(['remoteWrite'], (environment) => {
    const { remoteWrite } = environment;
    if (remoteWrite === undefined) return [];
    return checkUrls(environment, [{ text: remoteWrite.url, path: ['remoteWrite', 'url'] }]);
  }),
  environmentCheck(['objectStorage'], (environment) => {
    const { objectStorage } = environment;
    if (objectStorage === undefined) return [];
    return checkUrls(environment, [{ text: objectStorage.url, path: ['objectStorage', 'url'] }]);
  }),
  environmentCheck(['targets'], (environment) => {
    const urls = Object.entries(environment.targets).flatMap(([job, discovery]) =>
      discovery.kind === 'http' ? [{ text: discovery.url, path: ['targets', job, 'url'] }] : [],
    );
    return checkUrls(environment, urls);
  }),
  environmentCheck(['receivers'], (environment) => {
    const urls = destinationsOf(environment.receivers).flatMap(({ destination, path }) =>
      destination.kind === 'webhook' ? [{ text: destination.url, path: [...path, 'url'] }] : [],
    );
    return checkUrls(environment, urls);
  }),
];

function checkUrls(located: Located, urls: readonly PlacedUrl[]): readonly Problem[] {
  return urls.flatMap(({ text, path, isBase }) => {
    if (holdsCredentials(text)) return credentials(located, path);
    const wrong = mistake(text) ?? (isBase ? mistakeInBase(new URL(text), text) : undefined);
    return wrong === undefined ? [] : problemAt(located, 'urls', path, wrong);
  });
}

/** Messages end in logs, so this one does not show the text. */
function credentials(located: Located, path: KeyPath): Problem {
  const { excerpt, ...problem } = problemAt(located, 'urls', path, {
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
