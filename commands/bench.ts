import { benchChecks } from '#bench/checks';
import { describeMachine } from '#bench/machine';
import { writePage } from '#bench/page';
import { benchPromql } from '#bench/promql';
import { type Row, renderRows } from '#bench/row';
import { benchGrowth, benchSynth } from '#bench/synth';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';

const options = {
  rounds: { type: 'string', value: 'N', description: 'how often each process is timed; 15 when left out' },
  write: { type: 'boolean', description: 'put the figures into docs/performance.md' },
} as const;

const command: Command<typeof options> = {
  call: 'npm run bench --',
  purpose: [
    'Measures what synth, the PromQL checks, the types and the tests cost, beside their',
    'budgets, and prints a Markdown table. Takes some minutes; leave the machine alone.',
  ],
  options,
};

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  const { rounds: text = '15', write = false } = request.options;
  const rounds = Number(text);
  if (!Number.isSafeInteger(rounds) || rounds < 1)
    throw new UsageError(`--rounds needs a number from 1, not ${text}`);

  const parts: readonly [string, () => readonly Row[]][] = [
    // First, because a failing test is better known before minutes of measuring.
    ['types and tests', () => benchChecks()],
    ['synth', () => benchSynth(rounds)],
    ['growth', () => benchGrowth(rounds)],
    ['PromQL', () => benchPromql(rounds)],
  ];
  const rows = parts.flatMap(([name, measure]) => {
    process.stderr.write(`measuring ${name}\n`);
    return measure();
  });
  const day = new Date().toISOString().slice(0, 10);
  const heading = `Measured on ${day} with \`npm run bench -- --rounds ${rounds} --write\` on ${describeMachine()}.`;
  const measured = `${heading}\n\n${renderRows(rows)}`;
  process.stdout.write(`${measured}\n`);
  if (write) writePage(measured);
  return exitStatus.good;
}

void runCommand(command, main);
