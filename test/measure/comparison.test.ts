import { readFileSync } from 'node:fs';
import { comparisons, modelCells, renderComparisons } from '#measure/comparison';

const figures = {
  series: 1,
  steps: 1,
  samplesPerCore: 254_321,
  bytesPerSample: 0.6789,
  indexBytesPerSeries: 71.2,
  memoryPerSeries: 583,
};

describe('the model against what was measured', () => {
  it('stands in docs/sizing.md with what the model counts with now', () => {
    const page = readFileSync('docs/sizing.md', 'utf8');
    for (const comparison of comparisons) {
      const { subject, what } = comparison;
      const row = page.split('\n').find((line) => line.startsWith(`| ${subject} | ${what} | `));
      expect(row?.split(' | ').slice(3).join(' | ')).toBe(`${modelCells(comparison)} |`);
    }
  });

  it('holds: nothing is counted cheaper than it was measured', () => {
    const page = readFileSync('docs/sizing.md', 'utf8');
    for (const { subject, what, figure, model } of comparisons) {
      const row = page.split('\n').find((line) => line.startsWith(`| ${subject} | ${what} | `));
      const measured = Number(row?.split(' | ')[2]);
      expect(measured).toBeGreaterThan(0);
      if (figure === 'samplesPerCore') expect(model).toBeLessThanOrEqual(measured);
      else expect(model).toBeGreaterThanOrEqual(measured);
    }
  });

  it('is rounded to what does not change from run to run', () => {
    const table = renderComparisons({ VictoriaMetrics: figures, Prometheus: figures });
    expect(table).toContain('| VictoriaMetrics | samples/s per core | 250000 | 50000 |');
    expect(table).toContain('| VictoriaMetrics | bytes per sample on disk | 0.68 | 1 |');
  });
});
