import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Subject, timeOnce } from '#bench/measure';
import { type Row, seconds } from '#bench/row';

/** How long people wait for the types and for the tests. */
export function benchChecks(): readonly Row[] {
  const types: Subject = { name: 'tsc', args: ['node_modules/typescript/bin/tsc', '--noEmit'] };
  const tests: Subject = { name: 'npm test', args: ['run.mjs', 'commands/test'] };
  const typing = median([timeOnce(types), timeOnce(types), timeOnce(types)]);
  return [
    { what: 'type check', measured: seconds(typing), budget: '≤ 3 s' },
    {
      what: 'tests without the real programs',
      measured: seconds(timeWithoutPrograms()),
      budget: '≤ 90 s on two cores',
    },
    { what: '`npm test`, the real programs in the cache', measured: seconds(timeOnce(tests)), budget: '' },
  ];
}

/** jest, where the cache of programs is empty and nobody fills it. */
function timeWithoutPrograms(): number {
  const empty = mkdtempSync(join(tmpdir(), 'cache-'));
  try {
    return timeOnce({
      name: 'jest',
      args: ['node_modules/jest/bin/jest.js', '--ci', '--maxWorkers=100%'],
      environment: { XDG_CACHE_HOME: empty },
    });
  } finally {
    rmSync(empty, { recursive: true });
  }
}
