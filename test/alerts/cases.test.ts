import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertCases } from '#alerts/cases';
import { alerts } from '#alerts/index';
import { alertsOf, recordingsOf } from '#lib/rules/group';
import { renderRuleFile } from '#lib/rules/render';
import { renderCases } from '#lib/rules/render-cases';
import { resolveGroups } from '#lib/rules/resolve';
import { recordings } from '#recordings/index';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

const folder = 'build/cases';
const declared = { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } };
const groups = resolveGroups([...recordings, ...alerts], declared);
const ruleFiles = groups.map(renderRuleFile);

describe('The cases of alerts', () => {
  it('cover every alert', () => {
    expect([...new Set(alertCases.map((one) => one.alert.name))].sort()).toEqual(
      alertsOf(alerts)
        .map((alert) => alert.name)
        .sort(),
    );
  });

  it('have titles of their own', () => {
    const titles = alertCases.map((one) => `${one.alert.name}: ${one.title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('cannot pass on a file without rules', () => {
    expect(recordingsOf(recordings).length).toBeGreaterThan(0);
  });

  withProgram('promtool', (promtool) => {
    beforeAll(() => {
      mkdirSync(join(folder, 'rules'), { recursive: true });
      for (const { path, text } of ruleFiles) writeFileSync(join(folder, path), text);
    });

    const proven = alerts.map((group) => {
      const names = new Set(alertsOf([group]).map((alert) => alert.name));
      const cases = alertCases.filter((one) => names.has(one.alert.name));
      return [cases[0]?.declaredAt.place.file, group.file, cases] as const;
    });

    it.each(proven)('agrees with %s', async (_, file, cases) => {
      const test = join(folder, `${file}.test.yaml`);
      writeFileSync(test, renderCases(cases, groups, ['rules/*.yaml']));
      const result = await run(promtool, ['test', 'rules', test]);
      expect(`${result.stdout}${result.stderr}`).toContain('SUCCESS');
      expect(result.status).toBe(0);
    });
  });
});
