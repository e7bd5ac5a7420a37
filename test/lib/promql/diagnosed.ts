import type { Diagnostic } from '#lib/promql/diagnostic';

/** Diagnostics as a person sees them: `check: message [the marked text] fix`. */
export function diagnosed(text: string, diagnostics: readonly Diagnostic[] | undefined): readonly string[] {
  return (diagnostics ?? []).map(({ check, message, fix, start, end }) => {
    return `${check}: ${message} [${text.slice(start, end)}] ${fix}`;
  });
}
