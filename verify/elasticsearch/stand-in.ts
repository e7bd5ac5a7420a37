import { readFileSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { slmStatistics } from '#verify/elasticsearch/slm-statistics';
import { type Listening, listen } from '#verify/listen';

/** OpenSearch with what only Elasticsearch has played: TLS, users and roles, and policies of snapshots. */
export interface StandIn extends Listening {
  /** Its roles, by name: what each may do is noted and not enforced. */
  readonly roles: ReadonlyMap<string, unknown>;
  readonly users: ReadonlyMap<string, User>;
  /** The bodies of snapshot repositories and policies as they were asked for, by path. */
  readonly snapshots: ReadonlyMap<string, unknown>;
}

export interface User {
  readonly password: string;
  readonly roles: readonly string[];
}

/**
 * Starts it in front of an OpenSearch that lets everybody in.
 *
 * @param certificates the folder with its certificate and key
 * @param upstream a port of loopback
 * @param password of the user elastic, who alone is there first
 */
export async function startStandIn(
  port: number,
  certificates: string,
  upstream: number,
  password: string,
): Promise<StandIn> {
  const roles = new Map<string, unknown>([['superuser', {}]]);
  const users = new Map<string, User>([['elastic', { password, roles: ['superuser'] }]]);
  const snapshots = new Map<string, unknown>();

  /** What Elasticsearch says to whom it is asked by, and what becomes of it here. */
  function answer(path: string, user: string, body: Buffer, response: ServerResponse, forward: Forward) {
    const [, area = '', kind = '', name = ''] = path.split('/');
    const administers = area === '_security' || area === '_slm' || area === '_snapshot';
    if (administers && user !== 'elastic' && forward.method !== 'GET') {
      return reply(response, 403, { error: `${user} may not ${forward.method} ${path}` });
    }
    if (area === '_security' && forward.method === 'PUT') {
      if (kind === 'role') {
        roles.set(name, JSON.parse(body.toString()));
        return reply(response, 200, { role: { created: true } });
      }
      const made: User = JSON.parse(body.toString());
      const unknown = made.roles.filter((role) => !roles.has(role));
      if (kind !== 'user' || unknown.length > 0) return reply(response, 400, { error: path, unknown });
      users.set(name, made);
      return reply(response, 200, { created: true });
    }
    if (area === '_slm' && forward.method === 'PUT') {
      snapshots.set(path, JSON.parse(body.toString()));
      return reply(response, 200, { acknowledged: true });
    }
    if (path === '/_slm/stats') return reply(response, 200, slmStatistics);
    if (path === '/_slm/status') return reply(response, 200, { operation_mode: 'RUNNING' });
    if (/^\/_snapshot\/[^/]+$/.test(path) && forward.method === 'PUT') {
      snapshots.set(path, JSON.parse(body.toString()));
      return forward.send(Buffer.from(JSON.stringify({ type: 'fs', settings: { location: kind } })));
    }
    return forward.send(body);
  }

  const server = createServer(
    {
      cert: readFileSync(join(certificates, certificateFiles.certificate)),
      key: readFileSync(join(certificates, certificateFiles.key)),
    },
    (asked, response) => {
      const parts: Buffer[] = [];
      asked.on('data', (part: Buffer) => parts.push(part));
      asked.on('end', () => {
        const login = loginOf(asked);
        const user = login !== undefined && users.get(login.user);
        if (!user || user.password !== login?.password) {
          return reply(response, 401, { error: 'missing or wrong user and password' });
        }
        const path = new URL(asked.url ?? '/', 'https://stand-in').pathname;
        try {
          answer(path, login.user, Buffer.concat(parts), response, forwarder(asked, response, upstream));
        } catch (error) {
          reply(response, 400, { error: String(error) });
        }
      });
    },
  );
  return { ...(await listen(server, '127.0.0.1', port)), roles, users, snapshots };
}

function loginOf({
  headers,
}: IncomingMessage): { readonly user: string; readonly password: string } | undefined {
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

/** A request on its way to OpenSearch. */
interface Forward {
  readonly method: string;
  send(body: Buffer): void;
}

const forwarder = (asked: IncomingMessage, response: ServerResponse, port: number): Forward => ({
  method: asked.method ?? 'GET',
  send(body) {
    const { 'content-length': _, 'transfer-encoding': __, authorization: ___, ...headers } = asked.headers;
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: asked.method,
        path: asked.url,
        headers: { ...headers, ...(body.length > 0 && { 'content-length': body.length }) },
      },
      (answered) => {
        response.writeHead(answered.statusCode ?? 502, { ...answered.headers, ...product });
        answered.pipe(response);
      },
    );
    sent.on('error', (error) => reply(response, 502, { error: error.message }));
    sent.end(body);
  },
});
