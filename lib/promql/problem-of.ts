import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import type { Diagnostic } from '#lib/promql/diagnostic';

/** A diagnostic as a problem of whoever knows where the expression stands and what it is part of. */
export function problemOf(
  diagnostic: Diagnostic,
  text: string,
  where: Place,
  subject: string | undefined,
): Problem {
  const { check, message, fix, start, end } = diagnostic;
  return {
    check,
    where,
    ...(subject === undefined ? {} : { subject }),
    message,
    fix,
    excerpt: { text, start, end },
  };
}
