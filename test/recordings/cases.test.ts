import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupsFor } from '#lib/rules/evaluator';
import { recordingsOf } from '#lib/rules/group';
import { renderRecordingCases } from '#lib/rules/recording-case';
import { renderRuleFile } from '#lib/rules/render';
import { type ResolvedGroup, resolveGroups } from '#lib/rules/resolve';
import { hours } from '#lib/units/duration';
import { recordingCases } from '#recordings/cases';
import { recordings } from '#recordings/index';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

const folder = 'build/recordings';
const groups = resolveGroups(recordings, { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } });

/** The groups by who evaluates them with the retention that environments have by default. */
const evaluated = (['prometheus', 'vmalert'] as const).map(
  (evaluator) => [evaluator, groupsFor(evaluator, groups, hours(48))] as const,
);

const casesOf = (some: readonly ResolvedGroup[]) =>
  recordingCases.filter(({ recording }) =>
    some.some(({ rules }) => rules.some(({ name }) => name === recording.name)),
  );

/** Writes the rules of a kind of groups and the file that tests them. @returns its path */
function write(name: string, test: string): string {
  mkdirSync(join(folder, name, 'rules'), { recursive: true });
  for (const group of evaluated.find(([evaluator]) => evaluator === name)?.[1] ?? []) {
    const { path, text } = renderRuleFile(group);
    writeFileSync(join(folder, name, path), text);
  }
  const file = join(folder, `${name}.test.yaml`);
  writeFileSync(file, test);
  return file;
}

describe('The cases of recording rules', () => {
  it('cover every recording rule', () => {
    expect([...new Set(recordingCases.map((one) => one.recording.name))].sort()).toEqual(
      recordingsOf(recordings)
        .map((recording) => recording.name)
        .sort(),
    );
  });

  withProgram('promtool', (promtool) => {
    it.each(evaluated)('of %s agree with what Prometheus records', async (name, some) => {
      const test = write(name, renderRecordingCases(casesOf(some), some, [`${name}/rules/*.yaml`]));
      const result = await run(promtool, ['test', 'rules', test]);
      expect(`${result.stdout}${result.stderr}`).toContain('SUCCESS');
      expect(result.status).toBe(0);
    });
  });
});
