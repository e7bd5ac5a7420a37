import { type Command, type Options, parseArguments } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus, run } from '#lib/cli/run';

/** What a command was given: its options by name, and its operands. */
export type Given<Declared extends Options> = Extract<
  ReturnType<typeof parseArguments<Declared>>,
  { readonly kind: 'run' }
>;

type Result = ExitStatus | undefined;

/** Runs a declared command as this process: `--help` prints its help, everything else is the command's. */
export const runCommand = <const Declared extends Options>(
  command: Command<Declared>,
  main: (given: Given<Declared>) => Result | Promise<Result>,
): Promise<void> =>
  run(command.call, (args) => {
    const given = parseArguments(command, args);
    if (given.kind === 'run') return main(given);
    process.stdout.write(given.text);
    return exitStatus.good;
  });
