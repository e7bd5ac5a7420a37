import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prometheus } from '#lib/components/prometheus/component';
import type { Environment } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import {
  catalogue,
  cluster,
  environment,
  images,
  nodes,
  onOneMachine,
  ruleFiles,
} from '#test/lib/components/example';
import { withProgram } from '#test/programs';

const namespaces = ['dwcp'];
const discoveries: Readonly<Record<string, Discovery>> = {
  static: nodes,
  'pods of a namespace': {
    kind: 'kubernetes',
    role: 'pod',
    namespaces,
    selector: 'app=dwcp',
    ports: ['metrics', 8080],
  },
  Services: { kind: 'kubernetes', role: 'endpointslice', namespaces: [] },
  kubelets: { kind: 'kubernetes', role: 'node', namespaces: [] },
  http: { kind: 'http', url: 'https://inventory.example.com/targets' },
  Consul: { kind: 'consul', server: 'consul.example.com:8500', service: 'dwcp' },
};

withProgram('promtool', (promtool) => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prometheus-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Writes what the component writes to dist, and returns what promtool says of it. */
  function check(site: Environment, ...flags: readonly string[]): string {
    for (const { path, text } of prometheus({ environment: site, catalogue, ruleFiles, images }).files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return execFileSync(
      promtool,
      ['check', 'config', '--lint=all', '--lint-fatal', ...flags, 'config/prometheus.yaml'],
      {
        cwd: folder,
        encoding: 'utf8',
        // Otherwise it warns of an empty variable.
        env: { REPLICA: 'prometheus-0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  }

  it.each(Object.entries(discoveries))('accepts targets from %s', (_, discovery) => {
    // The token for the kubelets is there only inside a pod.
    const said = check(environment({ targets: { core: discovery, pods: discovery } }), '--syntax-only');
    expect(said).toContain('is valid prometheus config file syntax');
  });

  it('accepts a proxy and an authority of the site', () => {
    mkdirSync(join(folder, 'certificate-authority'));
    writeFileSync(join(folder, 'certificate-authority/ca.crt'), 'x');
    const output = {
      ...cluster,
      proxy: { url: 'http://proxy.example.com:3128', noProxy: [] },
      certificateAuthority: { configMap: 'authority', key: 'ca.crt' },
    };
    const targets: Environment['targets'] = {
      core: { kind: 'http', url: 'https://inventory.example.com/targets' },
      pods: { kind: 'consul', server: 'consul.example.com:8500', service: 'dwcp' },
    };
    const remoteWrite = { url: 'https://storage.example.com/write' };
    expect(check(environment({ output, targets, remoteWrite }))).toContain(
      'is valid prometheus config file syntax',
    );
  });

  it('accepts remote write with a token, when its file is there', () => {
    mkdirSync(join(folder, 'secrets/storage'), { recursive: true });
    writeFileSync(join(folder, 'secrets/storage/token'), 'x');
    const token = { secret: 'storage', key: 'token' };
    const site = onOneMachine({ remoteWrite: { url: 'http://127.0.0.1:8480/write', token } });
    expect(check(site)).toContain('is valid prometheus config file syntax');
  });
});
