import type { Environment, KeyPath } from '#lib/environment/environment';
import { type EntranceChoices, entrancesOf, type OpenEntrance } from '#lib/topology/entrances';

/**
 * What an endpoint has to answer to somebody who shows nothing.
 * - `page`: 2xx
 * - `login`: a page, or a redirect to where people log in
 * - `refusal`: 401 or 403, because programs show a token there
 * - `handshake`: no HTTP is spoken; TLS has to come about
 */
export type Expectation = 'page' | 'login' | 'refusal' | 'handshake';

/** A public endpoint that is asked for from outside. */
export interface Probe {
  /** A URL, or `host:port` where no HTTP is spoken. */
  readonly target: string;
  readonly expects: Expectation;
  /** Its server: what has to be reached. */
  readonly url: URL;
  /** The key of the environment that asks for it. */
  readonly path: KeyPath;
}

/** What of an environment decides what is probed. */
export type ProbeChoices = EntranceChoices & Pick<Environment, 'exporters'>;

/** Every endpoint that is probed: hosts that are opened, and what the site names besides. */
export function probesOf(environment: ProbeChoices): readonly Probe[] {
  const { blackbox } = environment.exporters;
  if (blackbox === undefined) return [];
  const { hosts, urls } = blackbox;
  return [
    ...entrancesOf(environment)
      .filter(({ host }) => hosts === undefined || hosts.includes(host))
      .map(probeOf),
    // What is no URL, a check of the environment tells.
    ...urls.flatMap((text, index): readonly Probe[] =>
      URL.canParse(text)
        ? [
            {
              target: text,
              expects: 'page',
              url: new URL(text),
              path: ['exporters', 'blackbox', 'urls', index],
            },
          ]
        : [],
    ),
  ];
}

/** Entrances are open over TLS, on its own port. */
function probeOf({ host, name, protocol }: OpenEntrance): Probe {
  const url = new URL(`https://${name}/`);
  const path = ['hosts', host];
  if (protocol === 'grpc') return { target: `${name}:443`, expects: 'handshake', url, path };
  return { target: url.href, expects: host === 'loki' ? 'refusal' : 'login', url, path };
}
