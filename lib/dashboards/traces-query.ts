import type { VariableReference } from '#lib/promql/hole';
import type { Duration } from '#lib/units/duration';

/** What traces are looked for by, all of it together. */
export interface TraceSearch {
  /** The service, as it calls itself in `service.name`. */
  readonly service: string;
  /** The name of a span. @default any */
  readonly operation?: string;
  /** Tags that one span has, and their values. @default none */
  readonly tags?: Readonly<Record<string, string | VariableReference>>;
  /** How long a span took at least. @default any time */
  readonly longerThan?: Duration;
}

/** A question about traces: for those that match, or for one by its id. */
export type TracesQuery =
  | { readonly kind: 'traces'; readonly search: TraceSearch }
  | { readonly kind: 'traces'; readonly id: VariableReference };

/** The most traces of one search: what fits into a table. */
const mostTraces = 50;

/**
 * As Grafana's Jaeger data source reads it; a query without a type asks for one trace.
 * https://grafana.com/docs/grafana/latest/datasources/jaeger/query-editor/
 */
export function renderTracesQuery(query: TracesQuery): Record<string, unknown> {
  if ('id' in query) return { query: query.id.variable };
  const { service, operation, tags, longerThan } = query.search;
  return {
    queryType: 'search',
    service,
    ...(operation !== undefined && { operation }),
    ...(tags && { tags: renderTags(tags) }),
    ...(longerThan && { minDuration: longerThan.toGo() }),
    limit: mostTraces,
  };
}

/** In logfmt: `error=true component="amst"`. */
const renderTags = (tags: NonNullable<TraceSearch['tags']>): string =>
  Object.entries(tags)
    .map(([tag, value]) => `${tag}=${JSON.stringify(typeof value === 'string' ? value : value.variable)}`)
    .join(' ');
