import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { elasticsearchProgram } from '#lib/components/elasticsearch/component';
import { elasticsearchConfig } from '#lib/components/elasticsearch/config';
import { prepareScript } from '#lib/components/elasticsearch/prepare';
import { elasticsearchExporterProgram } from '#lib/components/elasticsearch-exporter/component';
import { setupBodies } from '#lib/components/elasticsearch-setup/bodies';
import { setupScript } from '#lib/components/elasticsearch-setup/script';
import { cluster } from '#test/lib/components/example';
import { elasticsearch, inCluster, traces } from '#test/lib/components/traces';

const stored = traces({ storage: elasticsearch });
const environment = inCluster(stored);
const none = { ...elasticsearch, snapshots: { kind: 'none', reason: 'a test' } } as const;

describe('Elasticsearch', () => {
  it('finds its nodes, maps no files into memory, and lets nobody in without a password', () => {
    expect(parse(elasticsearchConfig(environment, elasticsearch).text)).toMatchObject({
      'cluster.initial_master_nodes': ['elasticsearch-0', 'elasticsearch-1', 'elasticsearch-2'],
      'discovery.seed_hosts': expect.arrayContaining(['elasticsearch-2.elasticsearch.monitoring.svc:9300']),
      'node.store.allow_mmap': false,
      'xpack.security.enabled': true,
      'xpack.security.http.ssl': { enabled: true, certificate: 'certificates/tls.crt' },
      'xpack.security.transport.ssl': {
        enabled: true,
        key: 'nodes/tls.key',
        client_authentication: 'required',
      },
      's3.client.default.endpoint': 'https://s3.example.com',
    });
  });

  it('reaches the object storage through the proxy of the site', () => {
    const output = { ...cluster, proxy: { url: 'http://proxy.example.com:3128', noProxy: [] } };
    expect(parse(elasticsearchConfig({ ...environment, output }, elasticsearch).text)).toMatchObject({
      's3.client.default.proxy.scheme': 'http',
      's3.client.default.proxy.host': 'proxy.example.com',
      's3.client.default.proxy.port': 3_128,
    });
  });

  it('gives half of its memory to the heap', () => {
    const { size, variables } = elasticsearchProgram({ environment, traces: stored }, elasticsearch);
    expect(size.memory.value.toKubernetes()).toBe('8Gi');
    expect(variables?.ES_JAVA_OPTS).toBe('-Xms4096m -Xmx4096m');
  });

  it('takes secrets for its keystore from files', () => {
    const [prepare] =
      elasticsearchProgram({ environment, traces: stored }, elasticsearch).initContainers?.('image') ?? [];
    expect(prepare?.args?.slice(2)).toEqual([
      'bootstrap.password=/etc/elasticsearch/secrets/elasticsearch/elastic-password',
      's3.client.default.access_key=/etc/elasticsearch/secrets/object-storage/access-key',
      's3.client.default.secret_key=/etc/elasticsearch/secrets/object-storage/secret-key',
    ]);
  });

  it('is set up with users who may do what they need, and a snapshot every night', () => {
    const bodies = setupBodies(stored, elasticsearch);
    expect(bodies.map(({ path }) => path)).toEqual([
      'config/elasticsearch-setup/role-jaeger.json',
      'config/elasticsearch-setup/role-monitoring.json',
      'config/elasticsearch-setup/snapshot-repository.json',
      'config/elasticsearch-setup/snapshot-policy.json',
    ]);
    expect(JSON.parse(bodies[3]?.text ?? '')).toMatchObject({ retention: { expire_after: '7d' } });
  });

  it('has no snapshots where nobody wants them', () => {
    expect(setupBodies(stored, none)).toHaveLength(2);
    const { arguments: args } = elasticsearchExporterProgram({ environment }, none);
    expect(args({ file: (path) => path, data: '', listen: () => ':9114' })).not.toContain('--collector.slm');
  });

  it.each([setupScript, prepareScript])('reads $path as a shell does', ({ text }) => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
