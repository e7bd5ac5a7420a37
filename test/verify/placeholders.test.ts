import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPlaceholders } from '#verify/placeholders';

describe('what a cluster mounts', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'placeholders-'));
    mkdirSync(join(folder, 'config'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function withPlaceholders(config: string): string {
    writeFileSync(join(folder, 'config/prometheus.yaml'), config);
    addPlaceholders(folder, 'config/prometheus.yaml');
    return readFileSync(join(folder, 'config/prometheus.yaml'), 'utf8');
  }

  it('is there under its relative path', () => {
    withPlaceholders('remote_write: [{ tls_config: { ca_file: ../certificate-authority/ca.crt } }]');
    expect(existsSync(join(folder, 'certificate-authority/ca.crt'))).toBe(true);
  });

  it('is below the stage in the place of an absolute path, as that of the token for the kubelets', () => {
    const token = '/var/run/secrets/kubernetes.io/serviceaccount/token';
    const config = withPlaceholders(`scrape_configs: [{ authorization: { credentials_file: ${token} } }]`);
    expect(config).toContain(`credentials_file: ${join(folder, token)} }`);
    expect(existsSync(join(folder, token))).toBe(true);
  });
});
