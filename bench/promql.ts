import { medianRatio, type Subject, timeInTurns } from '#bench/measure';
import { type Row, times } from '#bench/row';

/** What it costs to parse and check expressions: a process that does nothing else. */
export function benchPromql(rounds: number): readonly Row[] {
  const baseline: Subject = { name: 'node', args: ['-e', '0'] };
  const check = (count: string): Subject => ({ name: count, args: ['run.mjs', 'bench/expressions', count] });
  const measured = timeInTurns([baseline, check('1000'), check('2000'), check('4000')], rounds);
  const growth = (more: string, less: string): Row => ({
    what: `${more} expressions parsed and checked against ${less}`,
    measured: times(medianRatio(measured, more, less)),
    budget: '≤ 2.4×',
  });
  return [
    {
      what: '1,000 expressions parsed and checked',
      measured: times(medianRatio(measured, '1000', 'node')),
      budget: '≤ 4×',
    },
    growth('2000', '1000'),
    growth('4000', '2000'),
  ];
}
