import { readFileSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { certificateFiles } from '#lib/kubernetes/certificates';
import type { Login } from '#verify/client';
import { type Kept, play } from '#verify/elasticsearch/played';
import { type Listening, listen } from '#verify/listen';

/**
 * Starts what makes an Elasticsearch of an OpenSearch that lets everybody in: TLS, users, and what is played.
 *
 * @param certificates the folder with its certificate and key
 * @param upstream a port of loopback
 * @param kept what it keeps, whether it runs or not
 */
export async function startStandIn(
  port: number,
  certificates: string,
  upstream: number,
  kept: Kept,
): Promise<Listening> {
  const server = createServer(
    {
      cert: readFileSync(join(certificates, certificateFiles.certificate)),
      key: readFileSync(join(certificates, certificateFiles.key)),
    },
    (asked, response) => {
      const parts: Buffer[] = [];
      asked.on('data', (part: Buffer) => parts.push(part));
      asked.on('end', () => answer(asked, Buffer.concat(parts), response, kept, upstream));
    },
  );
  return listen(server, '127.0.0.1', port);
}

function answer(
  asked: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  kept: Kept,
  upstream: number,
): void {
  const login = loginOf(asked);
  if (login === undefined || kept.users.get(login.user)?.password !== login.password) {
    reply(response, 401, { error: 'no user, or a wrong password' });
    return;
  }
  const { method = 'GET', url = '/' } = asked;
  const path = new URL(url, 'https://stand-in').pathname;
  try {
    const played = play({ user: login.user, method, path, body }, kept);
    if (played.kind === 'answered') reply(response, played.status, played.body);
    else passOn(asked, played.body, response, upstream);
  } catch (error) {
    reply(response, 400, { error: String(error) });
  }
}

/** Who says to be asking: https://www.rfc-editor.org/rfc/rfc7617#section-2 */
function loginOf({ headers }: IncomingMessage): Login | undefined {
  const [, encoded] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Elasticsearch says in every answer who it is, and its clients insist on that. */
const product = { 'x-elastic-product': 'Elasticsearch' };

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...product, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Of the connection, or of the body as it was sent. */
const dropped = ['authorization', 'connection', 'content-length', 'transfer-encoding'];

function passOn(asked: IncomingMessage, body: Buffer, response: ServerResponse, port: number): void {
  const headers = Object.entries(asked.headers).filter(([name]) => !dropped.includes(name));
  const { method, url } = asked;
  const sent = request(
    {
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers: { ...Object.fromEntries(headers), 'content-length': body.length },
    },
    (answered) => {
      response.writeHead(answered.statusCode ?? 502, { ...answered.headers, ...product });
      answered.pipe(response);
    },
  );
  sent.on('error', (error) => reply(response, 502, { error: error.message }));
  sent.end(body);
}
