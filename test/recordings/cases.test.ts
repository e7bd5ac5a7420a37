import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingsOf } from '#lib/rules/group';
import { renderRecordingCases } from '#lib/rules/recording-case';
import { renderRuleFile } from '#lib/rules/render';
import { resolveGroups } from '#lib/rules/resolve';
import { recordingCases } from '#recordings/cases';
import { recordings } from '#recordings/index';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

const folder = 'build/recordings';
const groups = resolveGroups(recordings, { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } });

describe('The cases of recording rules', () => {
  it('cover every recording rule', () => {
    expect([...new Set(recordingCases.map((one) => one.recording.name))].sort()).toEqual(
      recordingsOf(recordings)
        .map((recording) => recording.name)
        .sort(),
    );
  });

  withProgram('promtool', (promtool) => {
    it('agree with what Prometheus records', async () => {
      mkdirSync(join(folder, 'rules'), { recursive: true });
      for (const { path, text } of groups.map(renderRuleFile)) writeFileSync(join(folder, path), text);
      const test = join(folder, 'recordings.test.yaml');
      writeFileSync(test, renderRecordingCases(recordingCases, groups, ['rules/*.yaml']));
      const result = await run(promtool, ['test', 'rules', test]);
      expect(`${result.stdout}${result.stderr}`).toContain('SUCCESS');
      expect(result.status).toBe(0);
    });
  });
});
