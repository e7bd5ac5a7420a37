import { parsed, reasonOf } from '#lib/preflight/kubectl';

describe('What kubectl says', () => {
  it.each([
    [
      'Error from server (Forbidden): nodes is forbidden: User "jane" cannot list resource "nodes" in API group "" at the cluster scope\n',
      'you may not list nodes',
    ],
    [
      'Error from server (Forbidden): secrets "mail" is forbidden: User "jane" cannot get resource "secrets" in API group "" in the namespace "monitoring"\n',
      'you may not get secrets in monitoring',
    ],
    ['Error from server (InternalError): etcd is gone\n', 'etcd is gone'],
    [
      "E1125 16:52:00.1 1 memcache.go:265] couldn't get current server API group list\nThe connection was refused\n",
      'The connection was refused',
    ],
    ["Warning: resource 'nodes' is not namespace scoped\nerror: no such host\n", 'no such host'],
    ['', 'kubectl ended with status 1'],
  ])('%j gives the reason', (stderr, reason) =>
    expect(reasonOf({ status: 1, stdout: '', stderr })).toBe(reason),
  );

  it('may be no JSON', () => {
    expect(parsed('<html>login</html>')).toEqual({
      kind: 'unknown',
      reason: 'kubectl printed no JSON: <html>login</html>',
    });
  });
});
