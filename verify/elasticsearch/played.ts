import { slmStatistics } from '#verify/elasticsearch/slm-statistics';

/** What Elasticsearch keeps and OpenSearch does not. */
export interface Kept {
  /** What each may do, by name: it is noted and not enforced. */
  readonly roles: Map<string, unknown>;
  readonly users: Map<string, User>;
  /** The bodies of snapshot repositories and policies, by path: `/_slm/policy/nightly`. */
  readonly snapshots: Map<string, unknown>;
}

export interface User {
  readonly password: string;
  readonly roles: readonly string[];
}

/** Who is there before anybody is set up. */
export const superuser = 'elastic';

/** @param password of the superuser */
export const newlyStarted = (password: string): Kept => ({
  roles: new Map([['superuser', {}]]),
  users: new Map([[superuser, { password, roles: ['superuser'] }]]),
  snapshots: new Map(),
});

/** A request of somebody who has logged in. */
export interface Asked {
  readonly user: string;
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

export type Played =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  /** To OpenSearch, with a body of its own where Elasticsearch's means nothing there. */
  | { readonly kind: 'passed on'; readonly body: Buffer };

/**
 * What becomes of a request. Users, roles and policies of snapshots are kept here; a repository in object storage becomes one
 * of files; everything else OpenSearch does itself.
 *
 * @throws SyntaxError when a body that is kept is no JSON
 */
export function play({ user, method, path, body }: Asked, kept: Kept): Played {
  const [, area = '', kind = '', name = ''] = path.split('/');
  if (method === 'PUT' && administration.includes(area)) {
    if (user !== superuser) return answered(403, { error: `${user} may not PUT ${path}` });
    const sent: unknown = JSON.parse(body.toString());
    switch (`${area}/${kind}`) {
      case '_security/role':
        kept.roles.set(name, sent);
        return answered(200, { role: { created: true } });
      case '_security/user':
        return keepUser(name, sent, kept);
      case '_slm/policy':
        kept.snapshots.set(path, sent);
        return answered(200, { acknowledged: true });
    }
    if (area === '_snapshot' && name === '') {
      kept.snapshots.set(path, sent);
      return passedOn(JSON.stringify({ type: 'fs', settings: { location: kind } }));
    }
  }
  switch (path) {
    case '/_slm/stats':
      return answered(200, slmStatistics);
    case '/_slm/status':
      return answered(200, { operation_mode: 'RUNNING' });
    default:
      return { kind: 'passed on', body };
  }
}

const administration: readonly string[] = ['_security', '_slm', '_snapshot'];

function keepUser(name: string, sent: unknown, { roles, users }: Kept): Played {
  if (!isUser(sent)) return answered(400, { error: `${name} lacks a password or roles` });
  const unknown = sent.roles.filter((role) => !roles.has(role));
  if (unknown.length > 0) return answered(400, { error: `there are no roles ${unknown.join(', ')}` });
  users.set(name, sent);
  return answered(200, { created: true });
}

const isUser = (value: unknown): value is User =>
  typeof value === 'object' &&
  value !== null &&
  'password' in value &&
  typeof value.password === 'string' &&
  'roles' in value &&
  Array.isArray(value.roles);

const answered = (status: number, body: unknown): Played => ({ kind: 'answered', status, body });

const passedOn = (text: string): Played => ({ kind: 'passed on', body: Buffer.from(text) });
