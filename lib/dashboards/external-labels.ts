import type { Schema, Series } from '#lib/promql/series';

/** The labels that each Prometheus adds to what it sends to long-term storage and to its alerts. */
export const externalLabels: readonly string[] = ['cluster', 'environment', 'site'];

/**
 * The series as dashboards see them: with the external labels. A Prometheus that is asked itself does not add them, so
 * a dashboard must not depend on their presence.
 */
export function withExternalLabels(schema: Schema): Schema {
  const seen = new Map<string, Series>();
  return {
    series(name) {
      const series = schema.series(name);
      if (series === undefined) return undefined;
      const known = seen.get(name) ?? {
        ...series,
        labels: new Set([...series.labels, ...externalLabels]),
      };
      seen.set(name, known);
      return known;
    },
    names: () => schema.names(),
  };
}
