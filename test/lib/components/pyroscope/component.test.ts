import { parse } from 'yaml';
import { pyroscopeProgram } from '#lib/components/pyroscope/component';
import { gibibytes } from '#lib/units/bytes';
import { cluster } from '#test/lib/components/example';
import { objectStorage, profiled, profiles } from '#test/lib/components/profiles';

const configOf = (choices = profiles, environment = profiled()): Record<string, unknown> =>
  parse(pyroscopeProgram({ environment, choices }).files[0]?.text ?? '');

const onVolume = {
  ...profiles,
  storage: { kind: 'filesystem', storage: { storageClass: 'fast', size: gibibytes(60) } },
} as const;

describe('Pyroscope', () => {
  it('keeps profiles in the second architecture only, for as long as the environment says', () => {
    expect(configOf()).toMatchObject({
      architecture_storage: 'v2',
      limits: { write_path: 'segment-writer', retention_period: '14d', max_query_lookback: '14d' },
      metastore: { index: { cleanup_interval: '15m' } },
    });
  });

  it('tells nobody about itself', () => {
    expect(configOf()).toMatchObject({
      analytics: { reporting_enabled: false },
      self_profiling: { disable_push: true },
    });
  });

  it('has the keys of its bucket from variables, whatever characters they have', () => {
    const { files, secretVariables } = pyroscopeProgram({ environment: profiled(), choices: profiles });
    const text =
      files[0]?.text.replace(/\$\{ACCESS_KEY\}/, 'a: "#b').replace(/\$\{SECRET_KEY\}/, "c'\n") ?? '';
    expect(parse(text)).toMatchObject({
      storage: {
        backend: 's3',
        s3: {
          endpoint: 's3.example.com',
          insecure: false,
          access_key_id: 'a: "#b',
          secret_access_key: "c'",
        },
      },
    });
    expect(secretVariables).toMatchObject({
      ACCESS_KEY: objectStorage.accessKey,
      SECRET_KEY: objectStorage.secretKey,
    });
  });

  it('needs no keys where profiles are on its volume', () => {
    expect(configOf(onVolume)).toMatchObject({ storage: { backend: 'filesystem' } });
    expect(pyroscopeProgram({ environment: profiled(), choices: onVolume }).secretVariables).toEqual({});
  });

  it('reaches the object storage through the proxy of the site', () => {
    const proxy = { url: 'http://proxy.example.com:3128', noProxy: ['intern.example'] };
    const environment = profiled({ output: { ...cluster, proxy } });
    expect(pyroscopeProgram({ environment, choices: profiles }).variables).toEqual({
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      NO_PROXY: '.svc,.svc.cluster.local,intern.example',
    });
  });
});
