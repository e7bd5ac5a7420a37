import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An identity provider of which just enough is there to check tokens. */
export interface Provider {
  readonly issuer: string;
  /** A token for a client, as of somebody who is in these groups. */
  token(audience: string, groups: readonly string[]): string;
  close(): void;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts one on loopback. */
export async function startProvider(): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const pages: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/user`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': { keys: [key] },
    };
    response.end(JSON.stringify(pages[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    token(audience, groups) {
      const now = Math.floor(Date.now() / 1_000);
      const body = {
        iss: issuer,
        aud: audience,
        sub: 'somebody',
        email: 'somebody@example.com',
        email_verified: true,
        groups,
        iat: now,
        exp: now + 600,
      };
      const text = `${encoded({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${encoded(body)}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
    },
    close: () => server.close(),
  };
}
