import { type Place, renderPlace } from '#lib/place';

/** One thing that is wrong: what every check returns, and the only way a user is told. */
export interface Problem {
  /** The check that found it, as its documentation is called: `promql/units`, `environment/schema`. */
  readonly check: string;
  readonly where: Place;
  /** The alert, metric, object or key that it is about. */
  readonly subject?: string;
  /** What is wrong, with both values that disagree. One line. */
  readonly message: string;
  /** The way out. One line. */
  readonly fix: string;
  /** The text that is wrong, and which part of it. */
  readonly excerpt?: Excerpt;
}

/** A piece of text with a marked part; offsets are UTF-16 code units into `text`. */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Every problem of a run, thrown once so that the user sees them all and nothing is written. */
export class ProblemsError extends Error {
  /** @param waiting what could not be said because of them, in words. @default nothing */
  constructor(
    readonly problems: readonly Problem[],
    readonly waiting?: string,
  ) {
    super(problems.map(renderProblem).join('\n'));
    this.name = 'ProblemsError';
  }
}

/**
 * @param waiting what could not be said because of them, in words. @default nothing
 * @throws ProblemsError when there is any problem; one that several environments share is in it once
 */
export function throwIfAny(problems: readonly Problem[], waiting?: string): void {
  const distinct = new Map(problems.map((problem) => [renderProblem(problem), problem]));
  if (distinct.size > 0) throw new ProblemsError([...distinct.values()], waiting);
}

/** Problems one after the other. Those in a row that have the same way out, and nothing to point at, share its line. */
export function renderProblems(problems: readonly Problem[]): string {
  return problems
    .map((problem, index) => {
      const next = problems[index + 1];
      const shared =
        problem.excerpt === undefined && next?.excerpt === undefined && next?.fix === problem.fix;
      return `${shared ? heading(problem) : renderProblem(problem)}\n`;
    })
    .join('');
}

/**
 * A problem as a person reads it:
 * ```
 * alerts/consensus.ts:14:3 ConsensusLatencySLOBreach: compares seconds with milliseconds
 *     dwcp:consensus_latency:p95 > 50
 *                                  ^^ dwcp:consensus_latency:p95 is in seconds; write milliseconds(50) or 0.05
 * ```
 */
export function renderProblem(problem: Problem): string {
  const indent = '    ';
  if (problem.excerpt === undefined) return `${heading(problem)}\n${indent}${problem.fix}`;
  const { line, column, length } = markedLine(problem.excerpt);
  return `${heading(problem)}\n${indent}${line}\n${indent}${' '.repeat(column)}${'^'.repeat(length)} ${problem.fix}`;
}

function heading({ where, subject, message }: Problem): string {
  return `${renderPlace(where)}${subject === undefined ? '' : ` ${subject}:`} ${message}`;
}

function markedLine({ text, start, end }: Excerpt): { line: string; column: number; length: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', from);
  const to = newline === -1 ? text.length : newline;
  const line = text.slice(from, to).replaceAll('\t', ' ');
  return { line, column: start - from, length: Math.max(1, Math.min(end, to) - start) };
}

/**
 * Runs two steps that do not depend on each other, so that the user sees what is wrong with either.
 *
 * @param waiting what cannot be said while either fails, in words. @default nothing
 * @throws ProblemsError with the problems of both
 */
export function together<First, Second>(
  first: () => First,
  second: () => Second,
  waiting?: string,
): readonly [First, Second] {
  const results = [attempt(first), attempt(second)] as const;
  throwIfAny(
    results.flatMap((result) => result.problems),
    waiting,
  );
  const [one, other] = results;
  if (one.kind === 'done' && other.kind === 'done') return [one.value, other.value];
  throw new RangeError('a step failed without a problem');
}

type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value; readonly problems: readonly [] }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

function attempt<Value>(step: () => Value): Attempt<Value> {
  try {
    return { kind: 'done', value: step(), problems: [] };
  } catch (error) {
    if (error instanceof ProblemsError) return { kind: 'failed', problems: error.problems };
    throw error;
  }
}
