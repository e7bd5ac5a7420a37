import { rmSync } from 'node:fs';
import { grownCheckout } from '#bench/grown';
import { median, medianRatio, peakMemory, type Subject, type Times, timeInTurns } from '#bench/measure';
import { mebibytes, type Row, times } from '#bench/row';

const baseline: Subject = { name: 'node', args: ['-e', '0'] };

/** What `npm run synth` costs as a process, without npm's own start. */
export function benchSynth(rounds: number): readonly Row[] {
  const folder = grownCheckout(1);
  try {
    const all: Subject = { name: 'all', args: ['run.mjs', 'main'], folder };
    const one: Subject = { name: 'one', args: ['run.mjs', 'main', '--env', 'production'], folder };
    const measured = timeInTurns([baseline, all, one], rounds);
    const own = median(measured.get('node') ?? []).toFixed(0);
    const ratio = (subject: Subject) => times(medianRatio(measured, subject.name, 'node'));
    return [
      { what: `\`node -e 0\`, the unit of the ratios`, measured: `${own} ms`, budget: '' },
      { what: 'synth, three environments', measured: ratio(all), budget: '≤ 10× (aim 8×)' },
      { what: 'synth, one environment', measured: ratio(one), budget: '≤ 5.5× (aim 4.5×)' },
      { what: 'synth, peak memory', measured: mebibytes(peakMemory(all)), budget: '≤ 250 MiB' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How the time grows when there are twice and four times as many environments, and rules with dashboards. */
export function benchGrowth(rounds: number): readonly Row[] {
  return [...growthByEnvironments(rounds), ...growthByRules(rounds)];
}

function growthByEnvironments(rounds: number): readonly Row[] {
  const checkouts = new Map<string, string>();
  try {
    for (const factor of factors) checkouts.set(factor, grownCheckout(Number(factor)));
    const subjects = [...checkouts].map(
      ([name, folder]): Subject => ({ name, args: ['run.mjs', 'main'], folder }),
    );
    return growthRows('environments', timeInTurns(subjects, rounds));
  } finally {
    for (const folder of checkouts.values()) rmSync(folder, { recursive: true, force: true });
  }
}

function growthByRules(rounds: number): readonly Row[] {
  const subjects = factors.map((name): Subject => ({ name, args: ['run.mjs', 'bench/multiplied', name] }));
  return growthRows('rules and dashboards', timeInTurns(subjects, rounds));
}

const factors = ['1', '2', '4'];

function growthRows(what: string, measured: Times): readonly Row[] {
  return [
    ['2', '1'],
    ['4', '2'],
  ].map(([more = '', less = '']) => ({
    what: `synth, ${more} times the ${what} against ${less}`,
    measured: times(medianRatio(measured, more, less)),
    budget: '≤ 2.4×',
  }));
}
