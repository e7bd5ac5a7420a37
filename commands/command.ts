/**
 * Runs a command to its exit code; what it throws is told in its own words, without a stack.
 *
 * @param main returns the exit code: 0 all well, 1 something was found wrong. Whatever it throws is exit code 2.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
