import { parse } from 'yaml';
import { pyroscopeGatewayProgram } from '#lib/components/pyroscope-gateway/component';
import { profiled, profiles } from '#test/lib/components/profiles';

const { files, secretVariables } = pyroscopeGatewayProgram({ environment: profiled(), choices: profiles });
const { users } = parse(files[0]?.text ?? '');

const mayAsk = (user: number, path: string): boolean =>
  users[user].url_map[0].src_paths.some((pattern: string) => new RegExp(`^(?:${pattern})$`).test(path));

describe('The gateway of Pyroscope', () => {
  it('lets one token read and another write', () => {
    const url_prefix = ['http://pyroscope-0.pyroscope.monitoring.svc:4040'];
    expect(users).toMatchObject([
      { name: 'read', bearer_token: '%{READ_TOKEN}', url_map: [{ url_prefix }] },
      { name: 'write', bearer_token: '%{WRITE_TOKEN}', url_map: [{ url_prefix }] },
    ]);
    expect(Object.values(secretVariables).map(({ secret, key }) => `${secret}/${key}`)).toEqual([
      'pyroscope/read-token',
      'pyroscope/write-token',
    ]);
  });

  it('lets who reads ask what Grafana asks for, and neither push nor change settings', () => {
    expect(mayAsk(0, '/querier.v1.QuerierService/SelectMergeStacktraces')).toBe(true);
    for (const path of [
      '/push.v1.PusherService/Push',
      '/ingest',
      '/settings.v1.SettingsService/Set',
      '/config',
    ])
      expect([path, mayAsk(0, path)]).toEqual([path, false]);
  });

  it('lets who writes push, and nothing else', () => {
    expect(mayAsk(1, '/push.v1.PusherService/Push')).toBe(true);
    for (const path of ['/querier.v1.QuerierService/Diff', '/ingest', '/pushXv1.PusherService/Push'])
      expect([path, mayAsk(1, path)]).toEqual([path, false]);
  });
});
