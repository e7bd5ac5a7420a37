import type { Problem } from '#lib/problem';
import type { Content, Stack } from '#lib/stack';

/** What invariants are checked over: everything that is written for one environment. */
export interface CheckedStack extends Pick<Stack, 'environment' | 'base' | 'components'> {
  readonly content: Pick<Content, 'images'>;
}

/** One invariant of the finished stack. Where it does not hold, the generator is wrong, not the environment. */
export interface Check {
  /** As its problems call it: `stack/<name>`. */
  readonly name: string;
  /** What holds, in a sentence or two. */
  readonly what: string;
  /** What would happen without it. */
  readonly why: string;
  /** What to do about it, in words, where the message does not say it all. */
  readonly wayOut: string;
  check(stack: CheckedStack): readonly Problem[];
}

/** A problem of a stack, which has no place but its environment. */
export function stackProblem(
  { environment }: CheckedStack,
  check: string,
  subject: string,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
): Problem {
  return {
    check: `stack/${check}`,
    where: { file: environment.place(['name']).file },
    subject,
    message,
    fix,
  };
}
