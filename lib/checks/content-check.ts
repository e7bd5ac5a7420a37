import type { Problem } from '#lib/problem';
import type { Reader } from '#lib/reads';
import type { Content } from '#lib/stack';

/** What the stack says, whatever the environment. */
export interface CheckedContent {
  readonly content: Content;
  /** The series that rules, runbooks and panels read, by name, each with the first that does. */
  readonly readBy: ReadonlyMap<string, Reader>;
}

/** One invariant of the content. Where it does not hold, a declaration is wrong. */
export interface ContentCheck {
  /** As its problems call it: `content/<name>`. */
  readonly name: string;
  /** What holds, in a sentence or two. */
  readonly what: string;
  /** What would happen without it. */
  readonly why: string;
  /** What to do about it, in words. */
  readonly wayOut: string;
  check(checked: CheckedContent): readonly Problem[];
}
