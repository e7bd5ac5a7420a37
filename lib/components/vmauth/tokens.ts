import { chosen } from '#lib/components/choice';
import type { Choice, RequiredSecret } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import type { AccessTokens, SecretReference } from '#lib/environment/shared-choices';

/** A token, and what it is for. */
export interface Token {
  readonly key: keyof AccessTokens;
  readonly right: 'read' | 'write';
  /** Whether it is the second one of its kind, while that is changed. */
  readonly isOther: boolean;
  /** The environment variable that holds it: vmauth cannot read those of its users from files. */
  readonly variable: string;
}

const known: readonly Token[] = [
  { key: 'read', right: 'read', isOther: false, variable: 'READ_TOKEN' },
  { key: 'write', right: 'write', isOther: false, variable: 'WRITE_TOKEN' },
  { key: 'otherRead', right: 'read', isOther: true, variable: 'OTHER_READ_TOKEN' },
  { key: 'otherWrite', right: 'write', isOther: true, variable: 'OTHER_WRITE_TOKEN' },
];

/** The tokens that a site has, with their Secrets. */
export const tokensOf = (
  tokens: AccessTokens,
): readonly (Token & { readonly reference: SecretReference })[] =>
  known.flatMap((token) => {
    const reference = tokens[token.key];
    return reference === undefined ? [] : [{ ...token, reference }];
  });

/** The Secrets that the variables are filled from. @param store what is read and written with them: `VictoriaMetrics` */
export const tokenVariables = (
  tokens: AccessTokens,
  store: string,
): Readonly<Record<string, RequiredSecret>> =>
  Object.fromEntries(
    tokensOf(tokens).map(({ right, isOther, variable, reference }) => {
      const token = `bearer token of those who ${right === 'read' ? 'read' : 'write to'} ${store}`;
      return [variable, { ...reference, purpose: isOther ? `second ${token}, while it is changed` : token }];
    }),
  );

/** Which Secrets a site chose. @param section the key of the environment that has `tokens` */
export const tokenChoices = (
  environment: Environment,
  tokens: AccessTokens,
  section: string,
): readonly Choice[] =>
  tokensOf(tokens).map(({ key, right, isOther, reference }) =>
    chosen(environment, `${isOther ? 'other ' : ''}${right} token`, `${reference.secret}/${reference.key}`, [
      section,
      'tokens',
      key,
    ]),
  );
