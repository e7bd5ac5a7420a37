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
      what: '`npm test`, the real programs in the cache',
      measured: seconds(timeOnce(tests)),
      budget: '≤ 90 s on two cores',
    },
  ];
}
