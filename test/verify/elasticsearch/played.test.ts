import { type Asked, newlyStarted, play } from '#verify/elasticsearch/played';

const put = (path: string, body: unknown, user = 'elastic'): Asked => ({
  user,
  method: 'PUT',
  path,
  body: Buffer.from(JSON.stringify(body)),
});

describe('play', () => {
  it('keeps a role and then a user who has it', () => {
    const kept = newlyStarted('changeme');
    const role = { cluster: ['monitor'] };
    const user = { password: 'secret', roles: ['jaeger'] };
    expect(play(put('/_security/role/jaeger', role), kept)).toMatchObject({ status: 200 });
    expect(play(put('/_security/user/jaeger', user), kept)).toMatchObject({ status: 200 });
    expect(kept.roles.get('jaeger')).toEqual(role);
    expect(kept.users.get('jaeger')).toEqual(user);
  });

  it('refuses a user of a role that nobody has made', () => {
    const kept = newlyStarted('changeme');
    expect(play(put('/_security/user/jaeger', { password: 'secret', roles: ['jaeger'] }), kept)).toEqual({
      kind: 'answered',
      status: 400,
      body: { error: 'there are no roles jaeger' },
    });
    expect(kept.users.has('jaeger')).toBe(false);
  });

  it('lets nobody but the superuser set it up', () => {
    const kept = newlyStarted('changeme');
    expect(play(put('/_security/role/jaeger', {}, 'jaeger'), kept)).toEqual({
      kind: 'answered',
      status: 403,
      body: { error: 'jaeger may not PUT /_security/role/jaeger' },
    });
    expect(kept.roles.has('jaeger')).toBe(false);
  });

  it('makes a repository of files of one in object storage, and keeps what was asked for', () => {
    const kept = newlyStarted('changeme');
    const asked = { type: 's3', settings: { bucket: 'traces' } };
    const played = play(put('/_snapshot/traces', asked), kept);
    expect(played.kind === 'passed on' && JSON.parse(played.body.toString())).toEqual({
      type: 'fs',
      settings: { location: 'traces' },
    });
    expect(kept.snapshots.get('/_snapshot/traces')).toEqual(asked);
  });

  it('keeps a policy, and passes on that a snapshot is taken', () => {
    const kept = newlyStarted('changeme');
    const policy = { repository: 'traces' };
    expect(play(put('/_slm/policy/nightly', policy), kept)).toMatchObject({ status: 200 });
    expect(kept.snapshots.get('/_slm/policy/nightly')).toEqual(policy);
    const taken = put('/_snapshot/traces/nightly', policy);
    expect(play(taken, kept)).toEqual({ kind: 'passed on', body: taken.body });
  });

  it('passes everything else on as it is', () => {
    const bulk: Asked = { user: 'jaeger', method: 'POST', path: '/_bulk', body: Buffer.from([0x1f, 0x8b]) };
    expect(play(bulk, newlyStarted('changeme'))).toEqual({ kind: 'passed on', body: bulk.body });
  });
});
