import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInstructions } from '#verify/kubernetes/instructions';

describe('the instructions of a SUMMARY.md', () => {
  let dist = '';
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'instructions-test-'));
    mkdirSync(join(dist, 'production'));
  });
  afterEach(() => rmSync(dist, { recursive: true }));
  const write = (text: string) => writeFileSync(join(dist, 'production/SUMMARY.md'), text);

  it('are what stands there for a fresh cluster', () => {
    const script = `SECRETS=~/secrets
CERTIFICATE_AUTHORITY=~/ca.crt
kubectl get namespace dwcp
kubectl apply --server-side -f dist/production/manifests/00-namespace.yaml
kubectl create secret generic grafana -n monitoring \\
  --from-file=admin-password="$SECRETS/grafana/admin-password" \\
  --from-file=secret-key="$SECRETS/grafana/secret-key"
kubectl create configmap authorities -n monitoring \\
  --from-file=ca.crt="$CERTIFICATE_AUTHORITY"
kubectl apply --server-side -f dist/production/manifests
`;
    write(
      `# production\n\n## On a fresh cluster\n\nFrom the root.\n\n\`\`\`sh\n${script}\`\`\`\n\n## Objects\n`,
    );
    expect(readInstructions(dist, 'production')).toEqual({
      script,
      assignments: ['SECRETS=~/secrets', 'CERTIFICATE_AUTHORITY=~/ca.crt'],
      namespaces: ['dwcp'],
      creations: [
        {
          object: ['secret', 'grafana', '-n', 'monitoring'],
          command:
            'kubectl create secret generic grafana -n monitoring    ' +
            '--from-file=admin-password="$SECRETS/grafana/admin-password"    ' +
            '--from-file=secret-key="$SECRETS/grafana/secret-key"',
        },
        {
          object: ['configmap', 'authorities', '-n', 'monitoring'],
          command:
            'kubectl create configmap authorities -n monitoring    --from-file=ca.crt="$CERTIFICATE_AUTHORITY"',
        },
      ],
      files: ['secrets/grafana/admin-password', 'secrets/grafana/secret-key', 'ca.crt'],
    });
  });

  it('have to be there', () => {
    write('# production\n');
    expect(() => readInstructions(dist, 'production')).toThrow('has no commands for a fresh cluster');
  });
});
