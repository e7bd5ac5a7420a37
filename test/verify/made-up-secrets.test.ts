import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourcesOf } from '#verify/data-source';
import { makeUpSecrets } from '#verify/made-up-secrets';

describe('What stands in for Secrets', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-test-'));
    mkdirSync(join(folder, 'config/grafana/provisioning/datasources'), { recursive: true });
    writeFileSync(join(folder, 'processes.yaml'), 'READ_TOKEN: secrets/storage/read-token\n');
    writeFileSync(
      join(folder, 'config/grafana/provisioning/datasources/datasources.yaml'),
      `datasources:
  - { uid: prometheus, type: prometheus, url: 'http://127.0.0.1:9090' }
  - uid: storage
    type: prometheus
    url: http://127.0.0.1:8427/select/0/prometheus
    secureJsonData: { httpHeaderValue1: 'Bearer $__file{secrets/storage/read-token}' }
  - { uid: logs, type: loki, url: 'http://127.0.0.1:3100' }
`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is a random text in each file that any other names, and stays', () => {
    expect(makeUpSecrets(folder)).toEqual(['secrets/storage/read-token']);
    const token = readFileSync(join(folder, 'secrets/storage/read-token'), 'utf8');
    expect(token).toMatch(/^[0-9a-f]{48}$/);
    makeUpSecrets(folder);
    expect(readFileSync(join(folder, 'secrets/storage/read-token'), 'utf8')).toBe(token);
  });

  it('is what data sources show, as Grafana would', () => {
    makeUpSecrets(folder);
    const token = readFileSync(join(folder, 'secrets/storage/read-token'), 'utf8');
    const sources = [...dataSourcesOf(folder).values()];
    expect(sources.map((source) => [source.uid, source.url, source.token])).toEqual([
      ['prometheus', 'http://127.0.0.1:9090', undefined],
      ['storage', 'http://127.0.0.1:8427/select/0/prometheus', token],
    ]);
  });
});
