import { renderRun } from '#lib/output/terminal-summary';
import { milliseconds } from '#lib/units/duration';
import { local, production } from './stacks';

const unchanged = { changed: [], added: [], removed: [] };

describe('what a run prints', () => {
  it('is one line for each environment, the secrets to create, and what changed', () => {
    const changes = {
      changed: ['production/a', 'production/b'],
      added: ['local/a'],
      removed: ['no-longer/a'],
    };
    expect(renderRun([production, local], 'dist', changes, milliseconds(314))).toMatchInlineSnapshot(`
"environment  objects  alerts  images  unpinned  secrets  changed  added  removed
production         7       2       2         1        2        2      0        0
local              -       2       -         -        0        0      1        0

Secrets that must exist (details: dist/<environment>/SUMMARY.md):
  production  metrics-token, pagerduty

0.31 s. dist: 2 changed, 1 added, 1 removed. Review it with \`git diff dist\`.
"
`);
  });

  it('says when nothing changed, and nothing about secrets when none are needed', () => {
    expect(renderRun([local], 'dist', unchanged, milliseconds(1_200))).toMatchInlineSnapshot(`
"environment  objects  alerts  images  unpinned  secrets  changed  added  removed
local              -       2       -         -        0        0      0        0

1.20 s. dist: unchanged.
"
`);
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
    const text = renderRun([stack], 'dist', unchanged, milliseconds(1));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('\n              secret-');
  });
});
