import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Command, renderHelp } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus, run } from '#lib/cli/run';
import { describeObtained } from '#tools/describe';
import { obtain } from '#tools/obtain';
import { programsOf } from '#tools/programs';

const command: Command<Record<string, never>> = {
  call: 'npm test --',
  purpose: [
    'Obtains the real programs (see npm run tools), checks the types, and runs the',
    'tests; options and arguments are those of jest. Tests whose program is missing',
    'are skipped and counted. The last line is "N passed, N failed, N skipped"; the',
    'types count as one.',
  ],
  options: {},
  operands: { name: 'PATTERN...', least: 0, most: Number.POSITIVE_INFINITY },
};

const results = 'build/test/results.json';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function main(args: readonly string[]): Promise<ExitStatus> {
  if (args.includes('--help')) {
    process.stdout.write(renderHelp(command));
    return exitStatus.good;
  }
  for (const program of programsOf('test')) {
    const obtained = await obtain(program, (line) => process.stderr.write(`${line}\n`));
    const consequence = obtained.kind === 'missing' ? '; the tests that need it are skipped' : '';
    process.stdout.write(`${describeObtained(program, obtained)}${consequence}\n`);
  }
  const typed = node('node_modules/typescript/bin/tsc', '--noEmit');
  process.stdout.write(typed ? 'types: passed\n' : 'types: failed\n');
  const tests = runJest(args);
  const passed = tests.passed + (typed ? 1 : 0);
  const failed = tests.failed + (typed ? 0 : 1);
  process.stdout.write(`${passed} passed, ${failed} failed, ${tests.skipped} skipped\n`);
  return failed === 0 ? exitStatus.good : exitStatus.problems;
}

function runJest(args: readonly string[]): Counts {
  rmSync(results, { force: true });
  mkdirSync(dirname(results), { recursive: true });
  const ok = node(
    'node_modules/jest/bin/jest.js',
    '--ci',
    '--maxWorkers=100%',
    '--json',
    `--outputFile=${results}`,
    ...args,
  );
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(results, 'utf8'));
  // A file that could not be run has no tests to count. Jest can fail for more than tests: count that too.
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  return {
    passed: counts.numPassedTests,
    failed: ok ? failed : Math.max(failed, 1),
    skipped: counts.numPendingTests,
  };
}

/** Runs a script of a package on this Node, with this process's streams. */
function node(script: string, ...args: readonly string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0;
}

void run(command.call, main);
