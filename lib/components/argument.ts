/** A command-line argument of a program, and why it is given. */
export interface Argument {
  readonly flag: string;
  readonly why: string;
}

/** The arguments as the program gets them. */
export const flagsOf = (args: readonly Argument[]): readonly string[] => args.map(({ flag }) => flag);
