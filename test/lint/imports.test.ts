import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const refused: readonly (readonly [string, string])[] = [
  ['lib/units/planted.ts', '#lib/rules/alert'],
  ['lib/promql/planted.ts', '#lib/metrics/metric'],
  ['lib/logs/planted.ts', '#lib/metrics/metric'],
  ['lib/logql/planted.ts', '#lib/dashboards/panel'],
  ['lib/rules/planted.ts', '#lib/components/component'],
  ['lib/rules/planted-content.ts', '#metrics/index'],
  ['lib/routing/planted.ts', '#alerts/index'],
  ['lib/dashboards/planted.ts', '#lib/metrics/metric'],
  ['lib/dashboards/planted-content.ts', '#alerts/index'],
  ['lib/topology/planted.ts', '#lib/sizing/check'],
  ['lib/telemetry/planted.ts', '#lib/components/component'],
  ['lib/components/prometheus/planted.ts', 'cdk8s'],
  ['lib/preflight/planted.ts', '#lib/output/needs'],
  ['lib/planted.ts', 'cdk8s'],
  ['metrics/planted.ts', '#recordings/index'],
  ['recordings/planted.ts', '#alerts/index'],
  ['alerts/planted.ts', '#dashboards/index'],
];
const allowed: readonly (readonly [string, string])[] = [
  ['lib/components/prometheus/manifests.ts', 'cdk8s'],
  ['lib/kubernetes/planted.ts', 'cdk8s'],
  ['lib/logs/allowed.ts', '#lib/metrics/label'],
  ['lib/logql/allowed.ts', '#lib/logs/labels'],
  ['lib/components/prometheus/allowed.ts', '#lib/telemetry/redaction'],
  ['lib/rules/allowed.ts', '#lib/promql/template'],
  ['alerts/allowed.ts', '#recordings/performance'],
  ['lib/dashboards/allowed.ts', '#lib/rules/resolve'],
  ['dashboards/allowed.ts', '#alerts/consensus'],
];

/** What the linter says about a tree in which each file has one import. */
function lint(files: readonly (readonly [string, string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    copyFileSync('biome.json', join(folder, 'biome.json'));
    for (const [path, imported] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(
        join(folder, path),
        `import { value } from '${imported}';\n\nexport const same = value;\n`,
      );
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The linter', () => {
  const said = lint([...refused, ...allowed]);

  it.each(refused)('refuses that %s imports %s', (path) => {
    expect(said).toMatch(new RegExp(`^${path}:1:\\d+ lint/style/noRestrictedImports`, 'm'));
  });

  it.each(allowed)('allows that %s imports %s', (path) => {
    expect(said).not.toContain(path);
  });
});
