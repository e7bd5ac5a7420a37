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
}

/**
 * vmauth's configuration file: who shows which token, and what it may do. There is no user without a token. Who cannot be
 * reached is replaced by another; an answer is never asked for again.
 * https://docs.victoriametrics.com/victoriametrics/vmauth/#auth-config
 *
 * @param name of the file: `vmauth`
 */
export function usersFile(
  name: string,
  environment: Environment,
  tokens: AccessTokens,
  routes: Readonly<Record<Token['right'], Route>>,
): NativeFile {
  const users = tokensOf(tokens).map((token) => userOf(token, routes[token.right]));
  return {
    path: `config/${name}.yaml`,
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify({ users }, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

const userOf = ({ right, isOther, variable }: Token, { paths, urls, dropped }: Route) => ({
  // As its metrics call it.
  name: isOther ? `${right}, other` : right,
  bearer_token: asWritten(`%{${variable}}`),
  url_map: [
    {
      src_paths: paths,
      url_prefix: urls,
      ...(dropped !== undefined && { drop_src_path_prefix_parts: dropped }),
    },
  ],
  load_balancing_policy: 'least_loaded',
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
