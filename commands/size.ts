import type { Command } from '#lib/cli/arguments';
import { renderChoices } from '#lib/cli/explain';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { sized } from '#lib/components/choice';
import { ProblemsError } from '#lib/problem';
import { propose } from '#lib/sizing/proposal';
import type { Proposed } from '#lib/sizing/proposed';
import { readRequest } from '#lib/sizing/request';

const number = (value: string, description: string) => ({ type: 'string', value, description }) as const;

const options = {
  samples: number('N', 'samples/s that one Prometheus scrapes'),
  series: number('N', 'active series'),
  interval: number('TIME', 'mean scrape interval, in the place of one of the two'),
  churn: number('N', 'series that begin each day; the reserves stand for it when left out'),
  prometheus: number('N', 'replicas that each scrape everything; 2 when left out'),
  retention: number('TIME', 'how long samples are kept; 30d when left out'),
  replication: number('N', 'on how many storage nodes each is; 2 when left out, 1 may be a single node'),
  resolution: number('TIME', 'one sample of a series is kept per TIME, as in a tier; all when left out'),
  spans: number('N', 'spans/s that programs send; no traces when left out'),
  sampling: number('PERCENT', 'traces that are kept besides those with errors; 10 when left out'),
  'trace-retention': number('TIME', 'how long traces are kept; 7d when left out'),
  logs: number('SIZE', 'log lines of a day, as in 100Gi; no logs when left out'),
  'log-retention': number('TIME', 'how long lines are kept; 30d when left out'),
} as const;

const command: Command<typeof options> = {
  call: 'npm run size --',
  purpose: [
    'Says what carries a load, without an environment: how many replicas of each',
    'program, their CPU, memory and disk, and the formula of every figure.',
    'docs/sizing.md explains the model and how it compares with what was measured.',
  ],
  options,
};

function main({ options: written }: Given<typeof options>): ExitStatus {
  const asked = readRequest(written);
  if (!('load' in asked)) throw new ProblemsError(asked);
  const proposed = propose(asked);
  process.stdout.write(
    [
      `${asked.load.samplesPerSecond} samples/s of ${asked.load.activeSeries} active series:\n`,
      renderTable(proposed),
      'Of each replica, as requested. The limit of CPU is twice as much, that of memory the same.\n',
      ...proposed.map((one) => renderChoices(one.program, choicesOf(one))),
    ].join('\n'),
  );
  return exitStatus.good;
}

const choicesOf = ({ replicas, cpu, memory, disk, settings = {} }: Proposed) => [
  sized('replicas', replicas),
  sized('cpu cores', cpu),
  sized('memory', memory),
  ...(disk === undefined ? [] : [sized('disk', disk)]),
  ...Object.entries(settings).map(([name, setting]) => sized(name, setting)),
];

function renderTable(proposed: readonly Proposed[]): string {
  const rows = [
    ['program', 'replicas', 'cores', 'memory', 'disk'],
    ...proposed.map(({ program, replicas, cpu, memory, disk }) =>
      [program, replicas.value, cpu.value, memory.value, disk?.value ?? '-'].map(String),
    ),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

void runCommand(command, main);
