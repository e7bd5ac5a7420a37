import { Scalar, stringify } from 'yaml';
import { type Token, tokensOf } from '#lib/components/vmauth/tokens';
import type { Environment } from '#lib/environment/environment';
import type { AccessTokens } from '#lib/environment/shared-choices';
import type { NativeFile } from '#lib/native-file';

/** What who shows a token may ask for, and who answers. */
export interface Route {
  /** Regular expressions over whole paths; everything else is refused. */
  readonly paths: readonly string[];
  /** Every replica, so that vmauth and not the network chooses. */
  readonly urls: readonly string[];
  /** How many parts of a path, from its start, those do not know. @default none */
  readonly dropped?: number;
  /** Whether all of it goes to the first that can be reached, in their order. @default it is spread */
  readonly firstOnly?: true;
  /** What is said to whoever answers in the place of what was said here: the value of `Authorization`. @default the same */
  readonly authorization?: string;
}

/** Somebody else who is let in. */
export interface OtherUser {
  /** As its metrics call it. */
  readonly name: string;
  /** What it shows, or all that it says in `Authorization`; with `%{VARIABLE}` in the place of a secret. */
  readonly shows: { readonly bearer_token: string } | { readonly auth_token: string };
  readonly routes: readonly Route[];
  /** The file that those who answer are checked against. @default what the system trusts */
  readonly authority?: string;
}

/** What differs where there are other users, who reach others than the stack. */
export interface OtherUsers {
  readonly users: readonly OtherUser[];
  /** The file that those who answer users with tokens are checked against. @default as a flag says, or the system */
  readonly authority?: string;
}

/**
 * vmauth's configuration file: who shows which token, and what it may do. There is no user without a token. Who cannot be
 * reached is replaced by another; an answer is never asked for again.
 * https://docs.victoriametrics.com/victoriametrics/vmauth/#auth-config
 *
 * @param name of the file: `vmauth`
 * @param others who are let in besides those with tokens
 */
export function usersFile(
  name: string,
  environment: Environment,
  tokens: AccessTokens,
  routes: Readonly<Record<Token['right'], readonly Route[]>>,
  { users: others, authority }: OtherUsers = { users: [] },
): NativeFile {
  const users = [
    ...tokensOf(tokens).map((token) => ({ ...userOf(token, routes[token.right]), ...trusting(authority) })),
    ...others.map(otherUserOf),
  ];
  return {
    path: `config/${name}.yaml`,
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify({ users }, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

const userOf = ({ right, isOther, variable }: Token, routes: readonly Route[]) => ({
  // As its metrics call it.
  name: isOther ? `${right}, other` : right,
  bearer_token: asWritten(`%{${variable}}`),
  url_map: routes.map(written),
  load_balancing_policy: 'least_loaded',
});

const otherUserOf = ({ name, shows, routes, authority }: OtherUser) => ({
  name,
  ...('bearer_token' in shows
    ? { bearer_token: asWritten(shows.bearer_token) }
    : { auth_token: asWritten(shows.auth_token) }),
  url_map: routes.map(written),
  load_balancing_policy: 'least_loaded',
  ...trusting(authority),
});

const trusting = (authority: string | undefined) =>
  authority === undefined ? {} : { tls_ca_file: authority };

const written = ({ paths, urls, dropped, firstOnly, authorization }: Route) => ({
  src_paths: paths,
  url_prefix: urls,
  ...(dropped !== undefined && { drop_src_path_prefix_parts: dropped }),
  ...(firstOnly === true && { load_balancing_policy: 'first_available' }),
  ...(authorization !== undefined && { headers: [asWritten(`Authorization: ${authorization}`)] }),
});

/**
 * As a block, because vmauth puts the token in before it reads the YAML: there no character of it means anything, and a
 * line break at the end of the file that it came from is dropped.
 */
function asWritten(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}
