import type { TreeChanges } from '#lib/output/compare-tree';
import { renderRun } from '#lib/output/terminal-summary';
import { milliseconds } from '#lib/units/duration';
import { local, production } from './stacks';

const unchanged = { changed: [], added: [], removed: [] };
const written = (changes: TreeChanges = unchanged) => ({ changes, removals: [] });

describe('what a run prints', () => {
  it('is one line for each environment, the secrets to create, and what changed', () => {
    const changes = {
      changed: ['production/a', 'production/b'],
      added: ['local/a'],
      removed: ['no-longer/a'],
    };
    expect(
      renderRun([production, local], 'dist', written(changes), milliseconds(314)),
    ).toMatchInlineSnapshot(`
"environment  objects  alerts  images  unpinned  secrets  changed  added  removed
production         7       2       2         1        2        2      0        0
local              -       2       -         -        0        0      1        0
elsewhere          -       -       -         -        -        0      0        1

Secrets that must exist (details: dist/<environment>/SUMMARY.md):
  production  metrics-token, pagerduty

Removed, because nothing generates them:
  dist/no-longer/a

0.31 s. dist: 2 changed, 1 added, 1 removed. Review it with \`git add -N dist && git diff dist\`.
"
`);
  });

  it('says when nothing changed, and nothing about secrets when none are needed', () => {
    expect(renderRun([local], 'dist', written(), milliseconds(1_200))).toMatchInlineSnapshot(`
"environment  objects  alerts  images  unpinned  secrets  changed  added  removed
local              -       2       -         -        0        0      0        0

1.20 s. dist: unchanged.
"
`);
  });

  it('names the alerts that cannot fire', () => {
    const facts = { ...local.facts, idleAlerts: [{ name: 'DiskSpaceLow', jobs: ['node-exporter'] }] };
    expect(renderRun([{ ...local, facts }], 'dist', written(), milliseconds(1))).toContain(
      'Alerts that cannot fire (details: dist/<environment>/SUMMARY.md):\n  local  DiskSpaceLow\n',
    );
  });

  it('names ten removed files, and counts the others', () => {
    const removed = Array.from({ length: 12 }, (_, number) => `local/${number}`);
    const text = renderRun([local], 'dist', written({ ...unchanged, removed }), milliseconds(1));
    expect(text).toContain('  dist/local/9\n  ... and 2 more files\n');
    expect(text).not.toContain('dist/local/10');
  });

  it('says how objects that are gone leave the cluster, and what that costs', () => {
    const objects = [
      {
        group: 'apps',
        kind: 'StatefulSet',
        namespace: 'monitoring',
        name: 'grafana',
        hasVolumes: false,
        nodeFolders: [],
      },
      {
        group: 'apps',
        kind: 'StatefulSet',
        namespace: 'monitoring',
        name: 'vmstorage',
        hasVolumes: true,
        nodeFolders: [],
      },
      {
        group: '',
        kind: 'ConfigMap',
        namespace: 'monitoring',
        name: 'vmstorage-config',
        hasVolumes: false,
        nodeFolders: [],
      },
      {
        group: '',
        kind: 'Namespace',
        namespace: undefined,
        name: 'monitoring',
        hasVolumes: false,
        nodeFolders: [],
      },
    ];
    const removals = [{ environment: 'production', objects, before: 40, isGone: false }];
    expect(
      renderRun([local], 'dist', { changes: unchanged, removals }, milliseconds(1)),
    ).toContain(`No longer in production, and still in the cluster until you delete them:
  kubectl delete -n monitoring statefulset/grafana
  kubectl delete -n monitoring statefulset/vmstorage  # LOSES DATA once its PersistentVolumeClaims are deleted too
  kubectl delete -n monitoring configmap/vmstorage-config
  kubectl delete namespace/monitoring  # LOSES DATA: everything in it, volumes too

`);
  });

  it('knows of no diff outside of dist', () => {
    expect(
      renderRun([local], '/tmp/out', written({ ...unchanged, added: ['local/a'] }), milliseconds(1)),
    ).toMatch(/\/tmp\/out: 1 added\.$/m);
  });

  it('fits 80 columns with large numbers and many secrets', () => {
    const many = <Item>(item: Item | undefined, count: number) =>
      Array.from({ length: count }, () => item).filter((one) => one !== undefined);
    const stack = {
      ...production,
      base: many(production.base[0], 9_999),
      components: production.components.map((component) => ({
        ...component,
        secrets: Array.from({ length: 20 }, (_, number) => ({
          secret: `secret-${number}`,
          key: '',
          purpose: '',
        })),
      })),
      facts: { ...production.facts, alerts: many(production.facts.alerts[0], 9_999) },
    };
    const text = renderRun([stack], 'dist', written(), milliseconds(1));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('\n              secret-');
  });
});
