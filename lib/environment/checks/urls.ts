import type { EnvironmentCheck } from '#lib/environment/checks/check';
import { destinationsOf } from '#lib/environment/checks/receivers';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** URLs can be read, hold no credentials, and the one that runbook links begin with is public and bare. */
export const checkUrls: EnvironmentCheck = (environment) =>
  urlsOf(environment).flatMap(({ text, path, isBase }) => {
    const wrong = mistake(text) ?? (isBase ? mistakeInBase(new URL(text), text) : undefined);
    return wrong === undefined ? [] : problemAt(environment, 'urls', path, wrong);
  });

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
  if (!URL.canParse(text)) {
    return {
      message: `${JSON.stringify(text)} is no URL`,
      fix: 'write scheme, host, port where needed, and path',
    };
  }
  const { username, password } = new URL(text);
  if (username === '' && password === '') return undefined;
  return { message: 'holds credentials', fix: 'take them out of the file: only names of Secrets stand here' };
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
