import { variable } from '#lib/promql/hole';

/** Four scrape intervals or one step of the graph, whichever is longer: the range that no rate can fall through. */
export const rateInterval = variable('$__rate_interval');

/**
 * What Grafana replaces without a declaration:
 * https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables and, of Loki, `$__auto`:
 * https://grafana.com/docs/grafana/latest/datasources/loki/template-variables/
 */
export const builtInVariables: ReadonlySet<string> = new Set([
  '__rate_interval',
  '__auto',
  '__interval',
  '__interval_ms',
  '__range',
  '__range_s',
  '__range_ms',
  '__from',
  '__to',
  '__dashboard',
  '__org',
  '__user',
  '__name',
]);

/** The names of the variables in a text, in its order: `$node`, `${node:regex}`, `[[node]]`. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$(\w+)|\$\{(\w+)[^}]*\}|\[\[(\w+)[^\]]*\]\]/g)].map(
    ([, plain, braced, bracketed]) => plain ?? braced ?? bracketed ?? '',
  );
}
