import { UsageError } from '#lib/cli/usage-error';
import { ProblemsError, renderProblems } from '#lib/problem';

/** What a process tells its caller. 70 is EX_SOFTWARE, an internal error, in sysexits(3). */
export const exitStatus = { good: 0, problems: 1, usage: 2, bug: 70 } as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** A command: gets its arguments, writes to standard output, throws what is wrong. No status means that all is well. */
export type Main = (args: readonly string[]) => Result | Promise<Result>;

type Result = ExitStatus | undefined;

/**
 * Runs a command as this process: what it throws goes to standard error, and the process ends with the status that fits,
 * once everything is written. That the reader of a pipe has gone away is no error.
 *
 * @param call what the user types before any argument, for the hint at the help: `npm run synth --`
 */
export async function run(call: string, main: Main): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const status = await statusOf(call, main, process.argv.slice(2), (text) => process.stderr.write(text));
  await Promise.all([process.stdout, process.stderr].map(flushed));
  process.exit(status);
}

/** Runs a command and says what became of it. */
export async function statusOf(
  call: string,
  main: Main,
  args: readonly string[],
  writeError: (text: string) => void,
): Promise<ExitStatus> {
  try {
    return (await main(args)) ?? exitStatus.good;
  } catch (error) {
    if (error instanceof ProblemsError) {
      const { problems, waiting } = error;
      writeError(`${renderProblems(problems)}\n`);
      const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
      writeError(waiting === undefined ? `${count}\n` : `${count}; ${waiting}\n`);
      return exitStatus.problems;
    }
    if (error instanceof UsageError) {
      writeError(`${error.message} (${call} --help shows how to call it)\n`);
      return exitStatus.usage;
    }
    writeError(
      `${render(error)}\n\nThis is a bug in the stack, not in an environment file. Please report it with the lines above.\nIf you have changed declarations, npm run typecheck may know more.\n`,
    );
    return exitStatus.bug;
  }
}

function render(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (!stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
