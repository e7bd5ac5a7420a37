import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Evaluator, groupsFor } from '#lib/rules/evaluator';
import { recordingsOf } from '#lib/rules/group';
import { type RuleTester, renderRecordingCases } from '#lib/rules/recording-case';
import { renderRuleFile } from '#lib/rules/render';
import { resolveGroups } from '#lib/rules/resolve';
import { hours } from '#lib/units/duration';
import { recordingCases } from '#recordings/cases';
import { recordings } from '#recordings/index';
import { withProgram } from '#test/programs';
import { type Outcome, run } from '#tools/run';

const folder = 'build/recordings';
const groups = resolveGroups(recordings, { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } });

/** The groups by who evaluates them with the retention that environments have by default. */
const evaluated = {
  prometheus: groupsFor('prometheus', groups, hours(48)),
  vmalert: groupsFor('vmalert', groups, hours(48)),
};

/** Writes the rules that one program evaluates, and their cases for a tester. @returns the path of the cases */
function write(evaluator: Evaluator, tester: RuleTester): string {
  const own = evaluated[evaluator];
  const names = new Set(own.flatMap(({ rules }) => rules.map(({ name }) => name)));
  const place = join(folder, `${evaluator} in ${tester}`);
  mkdirSync(join(place, 'rules'), { recursive: true });
  for (const { path, text } of own.map(renderRuleFile)) writeFileSync(join(place, path), text);
  const file = join(place, 'cases.yaml');
  const cases = recordingCases.filter(({ recording }) => names.has(recording.name));
  writeFileSync(file, renderRecordingCases(cases, own, ['rules/*.yaml'], tester));
  return file;
}

/** The tool listens on a port that cannot be chosen: whoever has it, such as another checkout's tests, is waited for. */
async function unittest(vmalertTool: string, cases: string, attempts = 20): Promise<Outcome> {
  const outcome = await run(vmalertTool, ['unittest', `--files=${cases}`]);
  const isTaken = `${outcome.stdout}${outcome.stderr}`.includes('address already in use');
  if (!isTaken || attempts === 1) return outcome;
  await setTimeout(1_000);
  return unittest(vmalertTool, cases, attempts - 1);
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
    it.each(['prometheus', 'vmalert'] as const)('agree with promtool: the rules of %s', async (evaluator) => {
      const result = await run(promtool, ['test', 'rules', write(evaluator, 'promtool')]);
      expect(`${result.stdout}${result.stderr}`).toContain('SUCCESS');
      expect(result.status).toBe(0);
    });
  });

  withProgram('vmalert-tool', (vmalertTool) => {
    it('agree with MetricsQL, which differs at the edges of windows: the rules of vmalert', async () => {
      const result = await unittest(vmalertTool, write('vmalert', 'vmalert-tool'));
      expect(`${result.stdout}${result.stderr}`).toContain('SUCCESS');
      expect(result.status).toBe(0);
    });
  });
});
