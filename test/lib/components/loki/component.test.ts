import { lokiProgram } from '#lib/components/loki/component';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { cluster } from '#test/lib/components/example';
import { inBucket, inCluster, onFiles } from '#test/lib/components/logs';

const paths = { file: (path: string) => `/etc/loki/${path}`, data: '/storage/data', listen: () => '' };
const loki = (choices: LogsChoices, environment = inCluster(choices)) =>
  lokiProgram({ environment, choices, ruleFiles: [] });

describe('Loki', () => {
  it('of one keeps lines on its volume', () => {
    expect(loki(onFiles).arguments(paths)).toEqual([
      '-config.file=/etc/loki/config/loki.yaml',
      '-config.expand-env=true',
      '-target=all',
      '-common.path-prefix=/storage/data',
      '-object-store.filesystem.dir=/storage/data/chunks',
      '-ruler-storage.local.directory=/etc/loki/rules/loki',
    ]);
  });

  it('of several gets the keys of the bucket as clients of S3 read them, and nodes of their own', () => {
    const { secretVariables, apart } = loki(inBucket);
    expect(apart).toBe(true);
    expect(secretVariables).toEqual({
      AWS_ACCESS_KEY_ID: {
        secret: 'object-storage',
        key: 'access-key',
        purpose: 'access key of the object storage',
      },
      AWS_SECRET_ACCESS_KEY: {
        secret: 'object-storage',
        key: 'secret-key',
        purpose: 'secret key of the object storage',
      },
    });
  });

  it('behind a proxy reaches the other replicas, which it knows by address, without it', () => {
    const proxied = {
      ...inCluster(inBucket),
      output: { ...cluster, proxy: { url: 'http://proxy.example.com:3128', noProxy: [] } },
    };
    const { variables } = loki(inBucket, proxied);
    expect(variables).toMatchObject({ HTTPS_PROXY: 'http://proxy.example.com:3128' });
    expect(variables?.NO_PROXY).toContain('10.0.0.0/8');
    expect(loki(inBucket).variables).not.toHaveProperty('HTTPS_PROXY');
  });

  it('is not restarted for not being ready', () => {
    expect(loki(onFiles).health).toMatchObject({ ready: '/ready', healthy: '/services' });
  });

  it('says what a lost volume costs', () => {
    expect(loki(onFiles).keeps).toMatchObject({ what: 'log lines', retention: '7d' });
    expect(loki(inBucket).keeps?.what).toBe('log lines, in the bucket dwcp-logs');
  });
});
