import { readFileSync, writeFileSync } from 'node:fs';
import { describeMachine } from '#bench/machine';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { replaceBlock } from '#lib/generated-block';
import { seconds } from '#lib/units/duration';
import { renderComparisons } from '#measure/comparison';
import type { Amount } from '#measure/figures';
import { measurePrometheus } from '#measure/prometheus';
import { measureVictoriaMetrics } from '#measure/victoria-metrics';
import { dwcpCore, dwcpV3 } from '#metrics/dwcp-jobs';
import { metrics } from '#metrics/index';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';
import { createChecklist } from '#verify/checklist';
import { obtainPrograms } from '#verify/obtain-programs';

const page = 'docs/sizing.md';

const options = {
  series: {
    type: 'string',
    value: 'N',
    description: 'series with a sample each second; 20000 when left out',
  },
  seconds: { type: 'string', value: 'N', description: 'for how many seconds; 900 when left out' },
  'more-series': {
    type: 'string',
    value: 'N',
    description: 'series besides, to see what one takes; 300000 when left out',
  },
  write: { type: 'boolean', description: `put the figures into ${page}` },
} as const;

const command: Command<typeof options> = {
  call: 'npm run measure --',
  purpose: [
    'Measures what samples and series take of the real VictoriaMetrics and Prometheus:',
    'CPU, disk, index and memory, beside what the sizing model counts with. They run on',
    "loopback and are sent samples of the catalogue's families, a second apart. CPU is",
    'counted, not time, so that other work on the machine matters little. Takes minutes.',
  ],
  options,
};

async function main({ options: given }: Given<typeof options>): Promise<ExitStatus> {
  const amount: Amount = {
    series: whole('series', given.series ?? '20000'),
    steps: whole('seconds', given.seconds ?? '900'),
    moreSeries: whole('more-series', given['more-series'] ?? '300000'),
  };
  const checklist = createChecklist(print);
  const paths = await obtainPrograms('measure', checklist, print);
  const [storage, prometheus] = [paths.get('victoria-metrics'), paths.get('prometheus')];
  if (storage === undefined || prometheus === undefined) return exitStatus.problems;
  const played = metrics.filter(({ job }) => job === dwcpCore || job === dwcpV3);
  print(`measuring VictoriaMetrics, ${seconds(amount.steps)} of samples`);
  const ofStorage = await measureVictoriaMetrics(storage, played, amount);
  print(`measuring Prometheus, ${seconds(amount.steps)} of samples`);
  const ofPrometheus = await measurePrometheus(prometheus, played, amount);
  const measured = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`${callOf(amount)}\` on ${describeMachine()}:`,
    `VictoriaMetrics ${pinnedVersion(programs['victoria-metrics'])} (single node) and Prometheus ${pinnedVersion(programs.prometheus)}, each with ${ofStorage.series} series of ${dwcpCore.name} and ${dwcpV3.name} and ${amount.steps} samples of each, then ${amount.moreSeries} series more.`,
    '',
    renderComparisons({ VictoriaMetrics: ofStorage, Prometheus: ofPrometheus }),
  ].join('\n');
  print(`\n${measured}`);
  if (given.write) writeFileSync(page, replaceBlock(readFileSync(page, 'utf8'), 'measured', measured));
  return exitStatus.good;
}

const callOf = ({ series, steps, moreSeries }: Amount): string =>
  `npm run measure -- --series ${series} --seconds ${steps} --more-series ${moreSeries} --write`;

/** @throws UsageError when it is no whole number from 1 */
function whole(option: keyof typeof options, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`--${option} needs a whole number from 1, not ${text}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Leaving by exit ends the programs that were started and removes their files.
  process.on(signal, () => process.exit(130));
}
void runCommand(command, main);
