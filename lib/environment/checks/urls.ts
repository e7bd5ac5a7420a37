import { environmentCheck } from '#lib/environment/checks/check';
import { destinationsOf } from '#lib/environment/checks/receivers';
import type { KeyPath } from '#lib/environment/environment';
import { type Located, problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** URLs can be read, hold no credentials, and are bare where paths are appended to them. */
export const urlChecks = [
  environmentCheck(['hosts'], (environment) =>
    checkUrls(environment, [
      { text: environment.hosts.runbooks, path: ['hosts', 'runbooks'], rule: mistakeInBase },
    ]),
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
    return checkUrls(environment, [
      { text: objectStorage.url, path: ['objectStorage', 'url'], rule: mistakeInEndpoint },
    ]);
  }),
  environmentCheck(['victoriaMetrics'], (environment) => {
    const peers = environment.victoriaMetrics?.sites?.peers ?? [];
    return checkUrls(
      environment,
      peers.map(({ url }, index) => ({
        text: url,
        path: ['victoriaMetrics', 'sites', 'peers', index, 'url'],
        rule: mistakeInPeer,
      })),
    );
  }),
  environmentCheck(['targets'], (environment) => {
    const urls = Object.entries(environment.targets).flatMap(([job, discovery]) =>
      discovery.kind === 'http' ? [{ text: discovery.url, path: ['targets', job, 'url'] }] : [],
    );
    return checkUrls(environment, urls);
  }),
  environmentCheck(['exporters'], (environment) => {
    const { nodeExporter, blackbox } = environment.exporters;
    const machines = nodeExporter?.machines;
    return checkUrls(environment, [
      ...(machines?.kind === 'http'
        ? [{ text: machines.url, path: ['exporters', 'nodeExporter', 'machines', 'url'] }]
        : []),
      ...(blackbox?.urls ?? []).map((text, index) => ({
        text,
        path: ['exporters', 'blackbox', 'urls', index],
      })),
    ]);
  }),
  environmentCheck(['receivers'], (environment) => {
    const urls = destinationsOf(environment.receivers).flatMap(({ destination, path }) =>
      destination.kind === 'webhook' ? [{ text: destination.url, path: [...path, 'url'] }] : [],
    );
    return checkUrls(environment, urls);
  }),
];

function checkUrls(located: Located, urls: readonly PlacedUrl[]): readonly Problem[] {
  const secretLines = new Set(
    urls.filter(({ text }) => holdsCredentials(text)).map(({ path }) => located.place(path).line),
  );
  return urls.flatMap(({ text, path, rule }) => {
    if (holdsCredentials(text)) return credentials(located, path);
    const wrong = mistake(text) ?? rule?.(new URL(text), text);
    if (wrong === undefined) return [];
    const { excerpt, ...problem } = problemAt(located, 'urls', path, wrong);
    // A list may stand on one line, with a secret in it.
    return secretLines.has(problem.where.line) || excerpt === undefined ? problem : { ...problem, excerpt };
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

type Mistake = Pick<Problem, 'message' | 'fix'>;

interface PlacedUrl {
  readonly text: string;
  readonly path: KeyPath;
  /** What is asked of it besides. */
  readonly rule?: (url: URL, text: string) => Mistake | undefined;
}

function mistake(text: string): Mistake | undefined {
  if (URL.canParse(text)) return undefined;
  return {
    message: `${JSON.stringify(text)} is no URL`,
    fix: 'write scheme, host, port where needed, and path',
  };
}

const isLocal = ({ hostname }: URL): boolean => /^(127\.|localhost$|\[::1\])/.test(hostname);

/** Runbook links begin with it, which people open from anywhere. */
function mistakeInBase(url: URL, text: string): Mistake | undefined {
  if (url.protocol !== 'https:' && !isLocal(url)) {
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

/** Paths are appended to it, and tokens and samples go there. */
function mistakeInPeer(url: URL, text: string): Mistake | undefined {
  if (url.protocol !== 'https:' && !isLocal(url)) {
    return {
      message: `${JSON.stringify(text)} is not https: whoever reads on the way has the tokens of all sites`,
      fix: `write https://${url.host}`,
    };
  }
  if (url.pathname === '/' && url.search === '' && url.hash === '' && !text.endsWith('/')) return undefined;
  return { message: `${JSON.stringify(text)} cannot have a path appended`, fix: `write ${url.origin}` };
}

/** Buckets and keys are appended to it; what is kept there goes over the network, inside the cluster in clear at most. */
function mistakeInEndpoint(url: URL, text: string): Mistake | undefined {
  const isInside = /\.svc(\.cluster\.local)?$/.test(url.hostname);
  if (url.protocol !== 'https:' && !isLocal(url) && !isInside) {
    return {
      message: `${JSON.stringify(text)} is not https: whoever reads on the way sees what is kept`,
      fix: `write https://${url.host}; plain http is for loopback addresses and Services of the cluster`,
    };
  }
  if (url.pathname === '/' && url.search === '' && url.hash === '') return undefined;
  return {
    message: `${JSON.stringify(text)} is more than a server: Loki and Pyroscope leave out the rest, Elasticsearch does not`,
    fix: `write ${url.origin}, and names of buckets where they are used`,
  };
}
