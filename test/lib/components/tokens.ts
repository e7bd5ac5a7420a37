import type { AccessTokens } from '#lib/environment/shared-choices';

/** The tokens that a Secret holds. */
export const tokensIn = (secret: string): AccessTokens => ({
  read: { secret, key: 'read-token' },
  write: { secret, key: 'write-token' },
});

/** Those that it holds besides while they are changed. */
export const otherTokensIn = (secret: string): Pick<AccessTokens, 'otherRead' | 'otherWrite'> => ({
  otherRead: { secret, key: 'read-token-2' },
  otherWrite: { secret, key: 'write-token-2' },
});
