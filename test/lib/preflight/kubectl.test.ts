import { parsed, reasonOf } from '#lib/preflight/kubectl';

describe('What kubectl says', () => {
  it.each([
    [
      'Error from server (Forbidden): nodes is forbidden: User "jane" cannot list resource "nodes"\n',
      'nodes is forbidden: User "jane" cannot list resource "nodes"',
    ],
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
