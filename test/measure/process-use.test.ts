import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymousMemory, bytesBelow, cpuSeconds } from '#measure/process-use';

describe('what a process uses', () => {
  it('is the CPU that Node says it has used', () => {
    const { user, system } = process.cpuUsage();
    expect(cpuSeconds(process.pid)).toBeCloseTo((user + system) / 1e6, 0);
  });

  it('is memory of its own', () => {
    const own = anonymousMemory(process.pid);
    expect(own).toBeGreaterThan(1e7);
    expect(own).toBeLessThanOrEqual(process.memoryUsage().rss * 1.1);
  });

  it('is the files below its folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'measure-'));
    try {
      mkdirSync(join(folder, 'a/b'), { recursive: true });
      writeFileSync(join(folder, 'one'), '12345');
      writeFileSync(join(folder, 'a/b/two'), '123');
      expect(bytesBelow(folder)).toBe(8);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
