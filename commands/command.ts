/**
 * Runs a command as this process. What it throws is told in its own words, without a stack; that the reader of a pipe
 * has gone away is no error.
 *
 * @param main returns the exit code: 0 all well, 1 something was found wrong. Whatever it throws is exit code 2.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
