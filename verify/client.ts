import { request } from 'node:https';

/** Asks servers whose certificate an authority of our own vouches for. */
export interface Client {
  /**
   * @param body sent as JSON. @default nothing
   * @throws Error when nobody answers, or whoever answers is not vouched for
   */
  ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: unknown): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Who asks. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** @param who shown as Basic authentication, or as a bearer token. @default nobody in particular */
export const clientOf = (authority: Buffer, who?: Login | string): Client => ({
  ask: (method, url, body) =>
    new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method,
          ca: authority,
          timeout: 30_000,
          headers: {
            ...(who !== undefined && { authorization: authorization(who) }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`${url} does not answer within 30 s`)));
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    }),
});

const authorization = (who: Login | string): string =>
  typeof who === 'string'
    ? `Bearer ${who}`
    : `Basic ${Buffer.from(`${who.user}:${who.password}`).toString('base64')}`;

/** @throws Error with what was answered instead of success */
export async function expectAnswer<Body>(asked: Promise<Answer>): Promise<Body> {
  const { status, text } = await asked;
  if (status < 200 || status > 299) throw new Error(`it answers ${status}: ${text}`);
  return JSON.parse(text);
}
